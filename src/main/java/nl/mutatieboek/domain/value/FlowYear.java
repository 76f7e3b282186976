package nl.mutatieboek.domain.value;

/** A flow in a budget year, in the order of the budget documents: by flow, then by year. */
public record FlowYear(Flow flow, BudgetYear year) implements Comparable<FlowYear> {
    @Override
    public int compareTo(FlowYear other) {
        int byFlow = flow.compareTo(other.flow);
        return byFlow != 0 ? byFlow : year.compareTo(other.year);
    }
}
