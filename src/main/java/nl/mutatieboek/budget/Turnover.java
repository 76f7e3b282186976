package nl.mutatieboek.budget;

import java.util.List;
import java.util.Map;
import nl.mutatieboek.budget.Amounts.Column;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Thousands;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The increases and the decreases that are booked in each flow and year of a chapter. Every balance there, up to whatever moment,
 * lies between the two.
 *
 * <p>Changes of one account in one moment are netted, so a reversal in the moment of its original makes room again.
 *
 * @param columns the totals by flow and year
 */
record Turnover(PMap<Column, Totals> columns) {
    static final Turnover NONE = new Turnover(HashTreePMap.empty());

    /** Both are zero or more, in whole thousands of euros. */
    record Totals(Thousands increases, Thousands decreases) {
        static final Totals ZERO = new Totals(Thousands.ZERO, Thousands.ZERO);

        private Totals changed(Thousands before, Thousands after) {
            return new Totals(
                    increases.minus(increase(before)).plus(increase(after)),
                    decreases.minus(increase(before.negated())).plus(increase(after.negated())));
        }

        private static Thousands increase(Thousands thousands) {
            return thousands.isNegative() ? Thousands.ZERO : thousands;
        }
    }

    /** The turnover after these postings of a moment, given what is booked before them. */
    Turnover plus(Moment moment, List<Posting> postings, Amounts booked) {
        PMap<Column, Totals> changed = columns;
        for (Map.Entry<Account, Thousands> figure : Residue.figures(postings).entrySet()) {
            Thousands at = booked.at(figure.getKey(), moment);
            Thousands before = at == null ? Thousands.ZERO : at;
            Column column = Column.of(figure.getKey());
            changed = changed.plus(
                    column, changed.getOrDefault(column, Totals.ZERO).changed(before, before.plus(figure.getValue())));
        }
        return new Turnover(changed);
    }

    /** Whether more than a line may carry is booked already in the direction of a posting. */
    boolean isFullFor(Posting posting) {
        return !posting.thousands().isZero() && !total(posting).canBePosted();
    }

    /** The total in the direction of a posting; of decreases it is negative. */
    Thousands total(Posting posting) {
        Totals totals = columns.getOrDefault(Column.of(Account.of(posting)), Totals.ZERO);
        return posting.thousands().isNegative() ? totals.decreases().negated() : totals.increases();
    }

    /** Whether the total in the direction of a posting did not grow, because it was netted. */
    boolean isNotMoreThan(Turnover before, Posting posting) {
        int grown = total(posting).compareTo(before.total(posting));
        return posting.thousands().isNegative() ? grown >= 0 : grown <= 0;
    }

    /** The turnover of one mutation by itself, in which no two lines are netted. */
    static Turnover of(List<Posting> postings) {
        PMap<Column, Totals> columns = HashTreePMap.empty();
        for (Posting posting : postings) {
            Column column = Column.of(Account.of(posting));
            columns = columns.plus(
                    column, columns.getOrDefault(column, Totals.ZERO).changed(Thousands.ZERO, posting.thousands()));
        }
        return new Turnover(columns);
    }
}
