package nl.mutatieboek.balance;

import java.util.List;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * The balance of an item, items below included.
 *
 * @param item the item
 * @param name its name in that budget year; null for what a source leaves open
 * @param flow the flow
 * @param year the budget year
 * @param thousands whole thousands of euros; null if nothing is known, which is not zero
 * @param pending change by pending mutations
 * @param basis worst basis of the booked postings; null if there are none
 * @param precision coarsest precision of the booked postings; null if there are none
 * @param complete whether nothing is missing: each article has a base in this flow and year, and no published balance
 *     leaves a remainder
 * @param readUpTo latest moment of the booked postings
 * @param check published balance to compare with, if any
 * @param closed whether it is an open item of a source whose balances are all zero
 * @param lineage predecessors whose balance is included
 * @param sharedWith other successors of those predecessors, which include the same balance
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

    FlowYear flowYear() {
        return new FlowYear(flow, year);
    }

    /** Returns what only the lines with a mark amount to; no document publishes that. */
    Balance ofMark(boolean completeForMark) {
        return new Balance(
                item,
                name,
                flow,
                year,
                thousands,
                pending,
                basis,
                precision,
                completeForMark,
                readUpTo,
                null,
                false,
                lineage,
                sharedWith);
    }

    /** Whether anything is known of it. */
    public boolean known() {
        return thousands != null;
    }

    /**
     * A published balance compared with the ledger.
     *
     * @param published amount in the document
     * @param moment moment of the document
     * @param unread published amount minus the balance of the ledger at that moment, computed and never booked; null if
     *     nothing is known there
     * @param margin maximum difference that rounding of the published and booked amounts explains
     * @param document the document
     * @param basis basis of the published amount
     * @param precision precision to which the document rounds
     */
    public record BalanceCheck(
            Thousands published,
            Moment moment,
            @Nullable Thousands unread,
            Thousands margin,
            String document,
            Basis basis,
            Precision precision) {
        /** Whether rounding does not explain the difference, so that something in the document was not recorded. */
        public boolean leavesRemainder() {
            return unread == null || Math.abs(unread.value()) > margin.value();
        }
    }
}
