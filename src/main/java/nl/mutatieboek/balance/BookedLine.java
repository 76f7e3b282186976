package nl.mutatieboek.balance;

import java.time.LocalDate;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Thousands;

/**
 * A line that counts, with the balance after it.
 *
 * @param place where it stands in the ledger
 * @param mutation the dossier that it belongs to
 * @param account the item on which it lies
 * @param moment the moment that presents it
 * @param effectiveOn from when it holds
 * @param thousands the change
 * @param balance what the asked item, flow and year became, in the order asked
 */
public record BookedLine(
        Place place,
        MutationId mutation,
        ItemPath account,
        Flow flow,
        BudgetYear year,
        Moment moment,
        LocalDate effectiveOn,
        Thousands thousands,
        Thousands balance) {
    /**
     * A place in the ledger, finer than an entry.
     *
     * @param ledgerNumber the entry
     * @param line the line in it, from 0
     */
    public record Place(long ledgerNumber, int line) implements Comparable<Place> {
        /** Before all lines. */
        public static final Place START = new Place(0, -1);

        @Override
        public int compareTo(Place other) {
            int byNumber = Long.compare(ledgerNumber, other.ledgerNumber);
            return byNumber != 0 ? byNumber : Integer.compare(line, other.line);
        }
    }
}
