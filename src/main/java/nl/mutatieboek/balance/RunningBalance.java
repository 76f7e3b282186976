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
 * A posting with the running balance after it.
 *
 * @param position position in the ledger
 * @param countsFrom ledger number from which it counts: that of the last entry of its command
 * @param mutation its mutation
 * @param account item on which it is posted
 * @param moment moment that presents it
 * @param effectiveOn day from which it is effective
 * @param thousands the change
 * @param balance balance of the requested item, flow and year after it, in the requested order
 */
public record RunningBalance(
        PostingPosition position,
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
     * Position of a posting, written {@code 41.0}; also the key of pages.
     *
     * @param ledgerNumber its entry
     * @param line index in that entry, from 0
     */
    public record PostingPosition(long ledgerNumber, int line) implements Comparable<PostingPosition> {
        /** Before all postings. */
        public static final PostingPosition START = new PostingPosition(0, -1);

        private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})");

        /**
         * Parses a position.
         *
         * @throws MalformedValueException if the text is not a position
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
