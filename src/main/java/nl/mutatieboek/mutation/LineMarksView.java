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
 * @param marks where the lines count: as stated, or by default of the item
 * @param stated what the lines or the mutation state
 */
public record LineMarksView(ItemPath item, Flow flow, BudgetMarks marks, StatedMarks stated) {
    private static final int MOST = 100;

    /** The different marks of the lines, of the first lines only if there are very many. */
    static List<LineMarksView> of(Proposal proposal, StructureSnapshot structure) {
        return proposal.postings().stream()
                .map(posting -> {
                    StatedMarks stated = proposal.marksOf(posting);
                    return new LineMarksView(
                            posting.item(),
                            posting.flow(),
                            stated.budgetMarks()
                                    .orElse(structure.defaultMarks(posting.item(), posting.year()))
                                    .of(posting.flow()),
                            stated);
                })
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** Whether a mark is the default of the item, because neither the line nor the mutation states it. */
    public boolean isDefault() {
        return !marks.areUnknown() && stated.budgetMarks().of(flow).areUnknown();
    }

    /** The texts that the lines or the mutation state beside the marks. */
    public List<String> texts() {
        return Stream.of(
                        Stream.ofNullable(stated.ibosNumber()),
                        Stream.ofNullable(stated.window()),
                        Stream.ofNullable(stated.reason()))
                .flatMap(texts -> texts)
                .toList();
    }
}
