package nl.mutatieboek.domain.chapter;

import java.util.List;
import java.util.Map;
import nl.mutatieboek.domain.mutation.RoundingRemainder;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Thousands;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Booked increases and decreases per flow and year of a chapter. Every balance, up to any moment, lies between the two.
 *
 * <p>Changes of one account in one moment are netted, so a reversal in the moment of its original frees capacity.
 */
public record ChapterTurnover(PMap<FlowYear, TurnoverTotals> byFlowYear) {
    static final ChapterTurnover NONE = new ChapterTurnover(HashTreePMap.empty());

    /** Totals of zero or more, in whole thousands of euros. */
    record TurnoverTotals(Thousands increases, Thousands decreases) {
        static final TurnoverTotals ZERO = new TurnoverTotals(Thousands.ZERO, Thousands.ZERO);

        private TurnoverTotals changed(Thousands before, Thousands after) {
            return new TurnoverTotals(
                    increases.minus(increase(before)).plus(increase(after)),
                    decreases.minus(increase(before.negated())).plus(increase(after.negated())));
        }

        private static Thousands increase(Thousands thousands) {
            return thousands.isNegative() ? Thousands.ZERO : thousands;
        }
    }

    /** Returns the turnover after these postings of a moment, given the amounts booked before. */
    public ChapterTurnover plus(Moment moment, List<Posting> postings, ChapterAmounts booked) {
        PMap<FlowYear, TurnoverTotals> changed = byFlowYear;
        for (Map.Entry<BudgetAccount, Thousands> figure :
                RoundingRemainder.figures(postings).entrySet()) {
            Thousands booking = booked.amountAt(figure.getKey(), moment);
            Thousands before = booking == null ? Thousands.ZERO : booking;
            FlowYear flowYear = figure.getKey().flowYear();
            changed = changed.plus(
                    flowYear,
                    changed.getOrDefault(flowYear, TurnoverTotals.ZERO)
                            .changed(before, before.plus(figure.getValue())));
        }
        return new ChapterTurnover(changed);
    }

    /** Whether the total in the direction of a posting exceeds the maximum of one posting. */
    public boolean exceedsLimit(Posting posting) {
        return !posting.thousands().isZero() && !total(posting).isPostable();
    }

    /** Returns the total in the direction of a posting; decreases are negative. */
    public Thousands total(Posting posting) {
        TurnoverTotals totals =
                byFlowYear.getOrDefault(BudgetAccount.ofPosting(posting).flowYear(), TurnoverTotals.ZERO);
        return posting.thousands().isNegative() ? totals.decreases().negated() : totals.increases();
    }

    /** Whether the total in the direction of a posting did not grow, thanks to netting. */
    public boolean hasNotGrown(ChapterTurnover before, Posting posting) {
        int grown = total(posting).compareTo(before.total(posting));
        return posting.thousands().isNegative() ? grown >= 0 : grown <= 0;
    }

    /** Returns the turnover of one mutation, without netting. */
    public static ChapterTurnover of(List<Posting> postings) {
        PMap<FlowYear, TurnoverTotals> totals = HashTreePMap.empty();
        for (Posting posting : postings) {
            FlowYear flowYear = BudgetAccount.ofPosting(posting).flowYear();
            totals = totals.plus(
                    flowYear,
                    totals.getOrDefault(flowYear, TurnoverTotals.ZERO).changed(Thousands.ZERO, posting.thousands()));
        }
        return new ChapterTurnover(totals);
    }
}
