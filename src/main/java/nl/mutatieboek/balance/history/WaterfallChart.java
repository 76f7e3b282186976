package nl.mutatieboek.balance.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Waterfall chart of a balance by moment: the first balance, the change of each later moment, and the last balance.
 *
 * @param rows first balance and changes, in the order of moments
 * @param end last balance
 * @param starts budgets that can be chosen as start
 * @param marks round amounts on the axis
 * @param zeroOmitted whether zero is cut off, so that bar lengths are not proportional to balances
 */
record WaterfallChart(
        List<WaterfallBar> rows, WaterfallBar end, List<Moment> starts, List<AmountMark> marks, boolean zeroOmitted) {
    /** Ends of the axis, between the labels. */
    private static final int LEFT = 2_300;

    private static final int RIGHT = 7_700;
    private static final int MARKS = 3;

    enum BarType {
        BALANCE,
        INCREASE,
        DECREASE
    }

    /**
     * A bar.
     *
     * @param level position of the balance after it
     */
    record WaterfallBar(
            BalanceStep step, BarType type, WidthPercentage start, WidthPercentage length, WidthPercentage level) {
        /** Amount that its length shows. */
        public Thousands amount() {
            return type == BarType.BALANCE ? step.balance() : step.change();
        }
    }

    /** Round amount on the axis. */
    record AmountMark(Thousands amount, WidthPercentage at) {}

    /**
     * @param steps steps by moment, at least one
     * @param from moment of the first balance; null for the first moment
     */
    static WaterfallChart of(List<BalanceStep> steps, @Nullable Moment from, ResolvedAsOf point) {
        int first = from == null
                ? 0
                : Math.max(
                        0,
                        Math.toIntExact(steps.stream()
                                        .filter(step -> isUpTo(step, from, point))
                                        .count())
                                - 1);
        List<BalanceStep> shown = steps.subList(first, steps.size());
        ChartScale scale =
                ChartScale.ofBars(shown.stream().map(BalanceStep::balance).toList(), LEFT, RIGHT);
        List<WaterfallBar> rows = new ArrayList<>();
        rows.add(balance(shown.getFirst(), scale));
        shown.stream().skip(1).map(step -> change(step, scale)).forEach(rows::add);
        return new WaterfallChart(
                rows,
                balance(shown.getLast(), scale),
                steps.stream()
                        .skip(1)
                        .limit(Math.max(0, steps.size() - 2))
                        .map(step -> step.lastPosting().moment())
                        .filter(moment -> moment.code() == Moment.Code.OWB)
                        .toList(),
                scale.roundNumbers(MARKS).stream()
                        .map(amount -> new AmountMark(new Thousands(amount), scale.widthOf(amount)))
                        .toList(),
                !scale.hasZero());
    }

    private static boolean isUpTo(BalanceStep step, Moment moment, ResolvedAsOf point) {
        return point.momentOrder().compare(step.lastPosting().moment(), moment) <= 0;
    }

    private static WaterfallBar balance(BalanceStep step, ChartScale scale) {
        return row(step, BarType.BALANCE, scale.barBase(), scale);
    }

    private static WaterfallBar change(BalanceStep step, ChartScale scale) {
        return row(
                step,
                step.change().isNegative() ? BarType.DECREASE : BarType.INCREASE,
                step.balance().minus(step.change()).value(),
                scale);
    }

    private static WaterfallBar row(BalanceStep step, BarType sort, long other, ChartScale scale) {
        int end = scale.positionOf(step.balance().value());
        int start = scale.positionOf(other);
        return new WaterfallBar(
                step,
                sort,
                new WidthPercentage(Math.min(start, end)),
                new WidthPercentage(Math.abs(end - start)),
                new WidthPercentage(end));
    }

    /** All bars from top to bottom. */
    public Collection<WaterfallBar> bars() {
        return Stream.concat(rows.stream(), Stream.of(end)).toList();
    }
}
