package nl.mutatieboek.importing;

import java.util.List;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * A mutation of an imported file beside the book.
 *
 * @param row the first row of it in the file
 * @param numbers the mutation that it becomes, or the mutations that the book has and that it repeats or looks like; null where
 *     none is named
 * @param kind as which it is booked; null of balances that are in the book already
 * @param lines what it changes; none where it is in the book already
 */
public record PreviewedMutation(
        long row,
        PreviewOutcome outcome,
        @Nullable String numbers,
        Moment moment,
        @Nullable MutationKind kind,
        String title,
        List<PreviewedLine> lines) {
    public PreviewedMutation {
        lines = List.copyOf(lines);
    }

    /** What becomes of it. */
    public enum PreviewOutcome {
        /** It is booked, or would be. */
        NEW,
        /** The book has it, and the import changes nothing of it. */
        ALREADY_THERE,
        /** People entered one that looks like it; the importer says whether it is the same. */
        LOOKS_LIKE,
        /** The book does not take it. */
        REFUSED
    }

    /**
     * One item, flow and year of it.
     *
     * @param newItem whether the import registers the item
     * @param now the balance of the item, all below it included, after the mutations before this one, in whole thousands of
     *     euros; of {@code ~} what no line below carries; null where nothing is booked, which is not zero
     * @param after the same with this mutation
     */
    public record PreviewedLine(
            ItemPath item,
            boolean newItem,
            Flow flow,
            BudgetYear year,
            @Nullable Thousands now,
            Thousands change,
            Thousands after) {}
}
