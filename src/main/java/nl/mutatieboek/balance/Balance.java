package nl.mutatieboek.balance;

import java.util.List;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * The balance of an item, everything below it included.
 *
 * @param item the item
 * @param name its name in that budget year; null for what a source leaves open
 * @param flow the flow
 * @param year the budget year
 * @param thousands whole thousands of euros; null when nothing is known there, which is not zero
 * @param pending what pending mutations would change
 * @param basis the worst basis of what is booked; null when nothing is
 * @param precision the coarsest precision of what is booked; null when nothing is
 * @param complete whether it is known and nothing of it is missing: each article has a base in this flow and year, and no
 *     remainder of what a document states is unread
 * @param readUpTo the latest moment of what is counted
 * @param check what a document states, where one does
 * @param closed whether it is what a source left open, and nothing is left there: every balance on it is zero at the point asked
 * @param lineage what the item was before, where that is counted with it
 * @param sharedWith what else became of the same, with which that is counted whole as well
 */
public record Balance(
        ItemPath item,
        @Nullable String name,
        Flow flow,
        BudgetYear year,
        @Nullable Thousands thousands,
        Thousands pending,
        @Nullable Basis basis,
        @Nullable Precision precision,
        boolean complete,
        @Nullable Moment readUpTo,
        @Nullable BalanceCheck check,
        boolean closed,
        List<ItemPath> lineage,
        List<ItemPath> sharedWith) {
    public Balance {
        lineage = List.copyOf(lineage);
        sharedWith = List.copyOf(sharedWith);
    }

    /** Whether anything is known there. */
    public boolean known() {
        return thousands != null;
    }

    /**
     * A published balance beside the book's own.
     *
     * @param published what the document states
     * @param moment the moment whose document it is
     * @param unread published less the book's own balance at that moment: computed, never booked; null when the book knows
     *     nothing there
     * @param margin by how much that difference can be due to rounding, of the published and of the booked figures
     * @param document the document
     * @param basis how the published figure is known
     * @param precision to what the document rounds it
     */
    public record BalanceCheck(
            Thousands published,
            Moment moment,
            @Nullable Thousands unread,
            Thousands margin,
            String document,
            Basis basis,
            Precision precision) {
        /** Whether the book has not read all that the document states: the difference is more than rounding can be. */
        public boolean leavesRemainder() {
            return unread == null || Math.abs(unread.value()) > margin.value();
        }
    }
}
