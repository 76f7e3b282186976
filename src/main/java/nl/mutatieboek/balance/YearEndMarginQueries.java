package nl.mutatieboek.balance;

import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
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
        return from.next().stream()
                .flatMap(to -> postingTotals
                        .groupBy(
                                ItemPath.of(chapter),
                                Flow.EXPENDITURE,
                                to,
                                point,
                                posting -> posting.isYearEndMargin() ? chapter : null)
                        .values()
                        .stream())
                .map(total -> total.booked() == null
                        ? total.pending()
                        : total.booked().plus(total.pending()))
                .reduce(Thousands.ZERO, Thousands::plus);
    }

    /**
     * A cap with what it is measured by.
     *
     * @param budget the balance that it is a part of; null if a source states the cap
     */
    public record MeasuredCap(
            YearEndMarginCap cap, @Nullable Balance budget) {}

    /**
     * Returns the cap of a chapter: as recorded, or else 1 % of its expenditure budget; null if neither is known.
     *
     * @param year budget year that the margin comes from
     */
    public @Nullable MeasuredCap measuredCap(ChapterCode chapter, BudgetYear year, ResolvedAsOf point) {
        Thousands recorded = point.structure()
                .constraints()
                .marginCap(chapter, year, point::includesMoment)
                .map(YearEndMarginCapRecorded::thousands)
                .orElse(null);
        Moment last = new Moment(year, Moment.Code.VB, 0);
        boolean known = point.structure().knows(last) && point.includesMoment(last);
        Balance bill = known ? expenditure(chapter, year, point.upToMoment(last)) : null;
        Balance current = expenditure(chapter, year, point);
        YearEndMarginCap cap = YearEndMarginCap.of(
                recorded,
                bill == null ? null : bill.thousands(),
                point.structure()
                        .bill(chapter, last)
                        .filter(StructureQueries.KnownBill::isAdopted)
                        .isPresent(),
                current == null ? null : current.thousands());
        return cap == null
                ? null
                : new MeasuredCap(
                        cap,
                        switch (cap.basis()) {
                            case RECORDED -> null;
                            case ADOPTED_BUDGET, BUDGET_BILL -> bill;
                            case CURRENT_BUDGET -> current;
                        });
    }

    /** Returns the cap without what it is measured by; null if it is not known. */
    public @Nullable YearEndMarginCap cap(ChapterCode chapter, BudgetYear year, ResolvedAsOf point) {
        MeasuredCap measured = measuredCap(chapter, year, point);
        return measured == null ? null : measured.cap();
    }

    private @Nullable Balance expenditure(ChapterCode chapter, BudgetYear year, ResolvedAsOf point) {
        return balances.find(new BalanceCriteria(ItemPath.of(chapter), Flow.EXPENDITURE, year, 0), point).stream()
                .filter(Balance::known)
                .findFirst()
                .orElse(null);
    }
}
