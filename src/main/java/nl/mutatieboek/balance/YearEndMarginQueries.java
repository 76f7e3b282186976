package nl.mutatieboek.balance;

import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.BudgetConstraintEvent.YearEndMarginCapRecorded;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.domain.value.YearEndMarginCap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what a chapter may carry to the next year at most. */
@Component
public class YearEndMarginQueries {
    private final BalanceQueries balances;
    private final PostingTotalQueries postingTotals;

    public YearEndMarginQueries(BalanceQueries balances, PostingTotalQueries postingTotals) {
        this.balances = balances;
        this.postingTotals = postingTotals;
    }

    /** Returns what a chapter carries from a budget year to the next, booked and pending. */
    public Thousands carried(ChapterCode chapter, BudgetYear from, ResolvedAsOf point) {
        return postingTotals
                .groupBy(
                        ItemPath.of(chapter),
                        Flow.EXPENDITURE,
                        from.plus(1),
                        point,
                        posting -> posting.isYearEndMargin() ? chapter : null)
                .values()
                .stream()
                .map(total -> total.booked() == null
                        ? total.pending()
                        : total.booked().plus(total.pending()))
                .reduce(Thousands.ZERO, Thousands::plus);
    }

    /**
     * Returns the cap of a chapter: as recorded, or else 1 % of its expenditure budget; null if neither is known.
     *
     * @param year budget year that the margin comes from
     */
    public @Nullable YearEndMarginCap cap(ChapterCode chapter, BudgetYear year, ResolvedAsOf point) {
        Thousands recorded = point.structure()
                .constraints()
                .marginCap(chapter, year, point::includesMoment)
                .map(YearEndMarginCapRecorded::thousands)
                .orElse(null);
        Moment adopted = new Moment(year, Moment.Code.VB, 0);
        boolean known = point.structure().knows(adopted) && point.includesMoment(adopted);
        return YearEndMarginCap.of(
                recorded,
                known ? expenditure(chapter, year, point.upToMoment(adopted)) : null,
                expenditure(chapter, year, point));
    }

    private @Nullable Thousands expenditure(ChapterCode chapter, BudgetYear year, ResolvedAsOf point) {
        return balances.find(new BalanceCriteria(ItemPath.of(chapter), Flow.EXPENDITURE, year, 0), point).stream()
                .map(Balance::thousands)
                .filter(thousands -> thousands != null)
                .findFirst()
                .orElse(null);
    }
}
