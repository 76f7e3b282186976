package nl.mutatieboek.balance;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Thousands;

/**
 * A line that counts, with the balance after it.
 *
 * @param place where it stands in the ledger
 * @param countsFrom the ledger number from which it is known: that of the last entry of its command
 * @param mutation the dossier that it belongs to
 * @param account the item on which it lies
 * @param moment the moment that presents it
 * @param effectiveOn from when it holds
 * @param thousands the change
 * @param balance what the asked item, flow and year became, in the order asked
 */
public record RunningBalance(
        PostingPosition place,
        long countsFrom,
        MutationId mutation,
        ItemPath account,
        Flow flow,
        BudgetYear year,
        Moment moment,
        LocalDate effectiveOn,
        Thousands thousands,
        Thousands balance) {
    /**
     * A place in the ledger, finer than an entry; written {@code 41.0}. Lines are told page by page after a place.
     *
     * @param ledgerNumber the entry
     * @param line the line in it, from 0
     */
    public record PostingPosition(long ledgerNumber, int line) implements Comparable<PostingPosition> {
        /** Before all lines. */
        public static final PostingPosition START = new PostingPosition(0, -1);

        private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})");

        /**
         * A place as it is written.
         *
         * @throws MalformedValueException if it is none
         */
        public static PostingPosition parse(String text) {
            Matcher place = WRITTEN.matcher(text);
            if (!place.matches()) {
                throw new MalformedValueException(MalformedValueException.ExpectedValue.PLACE, text);
            }
            return new PostingPosition(Long.parseLong(place.group(1)), Integer.parseInt(place.group(2)));
        }

        @Override
        public String toString() {
            return ledgerNumber + "." + line;
        }

        @Override
        public int compareTo(PostingPosition other) {
            int byNumber = Long.compare(ledgerNumber, other.ledgerNumber);
            return byNumber != 0 ? byNumber : Integer.compare(line, other.line);
        }
    }
}
