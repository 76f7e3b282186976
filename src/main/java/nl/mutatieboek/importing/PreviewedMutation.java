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
 * A mutation of a file compared with the ledger.
 *
 * @param row first row in the file
 * @param numbers number of the mutation that is booked, or of those that it repeats or looks like; null if there is
 *     none
 * @param kind kind to be booked; null for balances that the ledger has already
 * @param lines changes; empty if the ledger has the mutation already
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

    public enum PreviewOutcome {
        /** It is booked, or would be. */
        NEW,
        /** The ledger has it already; the import changes nothing. */
        ALREADY_THERE,
        /** It looks like one entered by hand; the user decides whether it is the same. */
        LOOKS_LIKE,
        /** The ledger refuses it. */
        REFUSED
    }

    /**
     * Change of one item, flow and year, in whole thousands of euros.
     *
     * @param newItem whether the import registers the item
     * @param now balance before this mutation, items below included (for {@code ~}: the unassigned part); null where
     *     nothing is booked, which is not zero
     * @param after balance with this mutation
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
