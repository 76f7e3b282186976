package nl.mutatieboek.importing.reconciliation;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * A balance of the file compared with the ledger.
 *
 * @param row row of the file; 0 if the file does not have it
 * @param name name of the item in that budget year, in the ledger
 * @param moment moment up to which the ledger is counted; null for the requested point in time
 * @param stated balance in the file; null if there is none
 * @param own balance in the ledger; null if nothing is known, which is not zero
 * @param unassigned part of the ledger's balance that no item below carries ({@code <item>/~})
 * @param complete whether the opening of every part of the ledger's balance is known
 * @param bridge explanation of a difference
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
    /** Balance in the file minus balance in the ledger; null if either is missing. */
    public @Nullable Thousands difference() {
        return stated == null || own == null ? null : stated.minus(own);
    }

    ComparedBalance withBridge(BalanceBridge found) {
        return new ComparedBalance(
                outcome, row, item, name, flow, year, moment, stated, own, unassigned, complete, found);
    }
}
