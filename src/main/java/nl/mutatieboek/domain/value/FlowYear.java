package nl.mutatieboek.domain.value;

/** Flow in a budget year, ordered by flow, then by year, as in the budget documents. */
public record FlowYear(Flow flow, BudgetYear year) implements Comparable<FlowYear> {
    @Override
    public int compareTo(FlowYear other) {
        int byFlow = flow.compareTo(other.flow);
        return byFlow != 0 ? byFlow : year.compareTo(other.year);
    }
}
