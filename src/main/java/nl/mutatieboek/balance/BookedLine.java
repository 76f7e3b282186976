package nl.mutatieboek.balance;

import java.time.Instant;
import java.time.LocalDate;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * A line that counts, with the balance after it.
 *
 * @param place where it stands in the ledger
 * @param mutation the dossier that it belongs to
 * @param item the item as it was stated
 * @param moment the moment that presents it
 * @param effectiveOn from when it holds
 * @param thousands the change
 * @param balance what the asked item, flow and year became, in the order of the ledger
 * @param basis how the line is known, where that differs from its mutation
 * @param note what a reader of the line must know
 */
public record BookedLine(
        Place place,
        Instant recordedAt,
        MutationId mutation,
        ItemPath item,
        Flow flow,
        BudgetYear year,
        Moment moment,
        LocalDate effectiveOn,
        Thousands thousands,
        Thousands balance,
        @Nullable Basis basis,
        @Nullable String note) {
    /**
     * A place in the ledger, finer than an entry.
     *
     * @param ledgerNumber the entry
     * @param line the line in it, from 0
     */
    public record Place(long ledgerNumber, int line) {
        /** Before all lines. */
        public static final Place START = new Place(0, -1);
    }
}
