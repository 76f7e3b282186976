package nl.mutatieboek.mutation;

import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.StatedMarks;

/**
 * Marks of the lines of a mutation on one item and flow, for people.
 *
 * @param defaults default marks of the item, with the class of the mutation
 * @param stated what the lines or the mutation state
 */
public record LineMarksView(ItemPath item, Flow flow, BudgetMarks defaults, StatedMarks stated) {
    private static final int MOST = 100;

    /** The different marks of the lines, of the first lines only if there are very many. */
    static List<LineMarksView> of(Proposal proposal, StructureSnapshot structure) {
        return proposal.postings().stream()
                .map(posting -> new LineMarksView(
                        posting.item(),
                        posting.flow(),
                        structure
                                .defaultMarks(posting.item(), posting.year())
                                .withClass(proposal.mutationClass())
                                .of(posting.flow()),
                        proposal.marksOf(posting)))
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Where the lines count: as stated, or by default. */
    public BudgetMarks marks() {
        return stated.budget().orElse(defaults).of(flow);
    }

    /** Whether nothing is known of where the lines count. */
    public boolean areUnknown() {
        return marks().areUnknown() && texts().isEmpty() && stated.reason() == null;
    }

    /** Whether a mark is the default of the item, because neither the line nor the mutation states it. */
    public boolean isDefault() {
        return !marks().withClass(null).areUnknown()
                && stated.budget().withClass(null).of(flow).areUnknown();
    }

    /** Whether a mark was changed, so that it differs from its default. */
    public boolean isChanged() {
        return marks().departsFrom(defaults);
    }

    /** The place in IBOS that the lines or the mutation state. */
    public List<String> texts() {
        return Stream.of(Stream.ofNullable(stated.ibosNumber()), Stream.ofNullable(stated.window()))
                .flatMap(texts -> texts)
                .toList();
    }
}
