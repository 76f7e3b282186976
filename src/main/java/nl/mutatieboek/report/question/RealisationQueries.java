package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.report.table.ReportFigure;
import org.jspecify.annotations.Nullable;

/**
 * Realisations: balances up to the final budget act, of what that act mentions. The last estimate of an item that it
 * does not mention is no realisation.
 */
record RealisationQueries(PostingTotalQueries postingTotals, BalanceQueries balances) {
    /** The realisation of an item in a year; null if it is unknown. That of a chapter is the sum of its articles. */
    @Nullable
    ReportFigure find(ItemPath item, Flow flow, BudgetYear year, ResolvedAsOf point) {
        return find(item, flow, year, null, point);
    }

    /** @param mark only the lines of an article with this mark; null for all */
    @Nullable
    ReportFigure find(ItemPath item, Flow flow, BudgetYear year, @Nullable MarkSelection mark, ResolvedAsOf point) {
        Moment act = new Moment(year, Moment.Code.SW, 0);
        if (!point.structure().knows(act) || !point.includesMoment(act)) {
            return null;
        }
        ResolvedAsOf upToAct = point.upToMoment(act);
        if (!item.isChapter()) {
            return isMentioned(item, flow, year, act, upToAct)
                    ? new ReportItemSelector(balances).balance(item, flow, year, mark, upToAct)
                    : null;
        }
        List<ReportFigure> realised = new ArrayList<>();
        boolean complete = true;
        for (Balance balance : balances.find(new BalanceCriteria(item, flow, year, 1), upToAct)) {
            ReportFigure figure = MomentLookups.figure(balance);
            if (balance.item().isChapter() || figure == null || balance.closed()) {
                complete &= !balance.item().isChapter() || balance.complete();
            } else if (isMentioned(balance.item(), flow, year, act, upToAct)) {
                realised.add(figure);
            } else {
                complete = false;
            }
        }
        ReportFigure sum = realised.stream().reduce(ReportFigure::plus).orElse(null);
        return sum == null ? null : sum.withCompleteness(complete);
    }

    private boolean isMentioned(ItemPath item, Flow flow, BudgetYear year, Moment act, ResolvedAsOf upToAct) {
        return postingTotals
                .groupBy(item, flow, year, upToAct, posting -> posting.moment().equals(act) ? act : null)
                .values()
                .stream()
                .anyMatch(total -> total.booked() != null);
    }
}
