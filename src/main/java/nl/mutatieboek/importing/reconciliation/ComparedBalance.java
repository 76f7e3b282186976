package nl.mutatieboek.importing.reconciliation;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * One balance of a file beside the book's own.
 *
 * @param row of the file; 0 of what the file does not have
 * @param name of the item in that budget year, as the book has it
 * @param moment up to which the book's own is counted; null for the point at which it is asked
 * @param stated what the file says; null where it says nothing
 * @param own what the book says; null where it knows nothing, which is not zero
 * @param unassigned the part of its own that no line below the item carries: what lies on {@code <item>/~}
 * @param complete whether nothing of the book's own is missing because its opening was not read
 * @param bridge of a difference: which mutations lie between
 */
public record ComparedBalance(
        ComparisonOutcome outcome,
        long row,
        ItemPath item,
        @Nullable String name,
        Flow flow,
        BudgetYear year,
        @Nullable Moment moment,
        @Nullable Thousands stated,
        @Nullable Thousands own,
        @Nullable Thousands unassigned,
        boolean complete,
        @Nullable BalanceBridge bridge) {
    /** What the file says less what the book says; null where either says nothing. */
    public @Nullable Thousands difference() {
        return stated == null || own == null ? null : stated.minus(own);
    }

    ComparedBalance withBridge(BalanceBridge found) {
        return new ComparedBalance(
                outcome, row, item, name, flow, year, moment, stated, own, unassigned, complete, found);
    }
}
