package nl.mutatieboek.article;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * How one balance became another from moment to moment, as bars along the width: the first balance, what each moment after it
 * changed, the last balance.
 *
 * @param rows the first balance and the changes, in the order of the line of moments
 * @param end the last balance
 * @param starts budgets from which one may have it begin
 * @param marks round amounts along the width
 * @param cut whether nothing is not on it, so that bars are only as long beside each other as their ends are apart
 */
record Waterfall(List<Row> rows, Row end, List<Moment> starts, List<Mark> marks, boolean cut) {
    /** Between what is written to the left and to the right of the bars. */
    private static final int LEFT = 2_300;

    private static final int RIGHT = 7_700;
    private static final int MARKS = 3;

    Waterfall {
        rows = List.copyOf(rows);
        starts = List.copyOf(starts);
        marks = List.copyOf(marks);
    }

    /** What a bar says. */
    enum Sort {
        BALANCE,
        INCREASE,
        DECREASE
    }

    /**
     * A bar.
     *
     * @param level where the balance after it lies
     */
    record Row(Step step, Sort sort, Percent start, Percent length, Percent level) {
        /** What it is as long as. */
        public Thousands amount() {
            return sort == Sort.BALANCE ? step.balance() : step.change();
        }
    }

    /** A round amount. */
    record Mark(Thousands amount, Percent at) {}

    /**
     * @param steps along the line of moments, one at least
     * @param from what is presented in this moment and before it is the first balance; null for the first moment
     */
    static Waterfall of(List<Step> steps, @Nullable Moment from, AsOf point) {
        int first = from == null
                ? 0
                : Math.max(
                        0,
                        Math.toIntExact(steps.stream()
                                        .filter(step -> isUpTo(step, from, point))
                                        .count())
                                - 1);
        List<Step> shown = steps.subList(first, steps.size());
        Scale scale = Scale.ofBars(shown.stream().map(Step::balance).toList(), LEFT, RIGHT);
        List<Row> rows = new ArrayList<>();
        rows.add(balance(shown.getFirst(), scale));
        shown.stream().skip(1).map(step -> change(step, scale)).forEach(rows::add);
        return new Waterfall(
                rows,
                balance(shown.getLast(), scale),
                steps.stream()
                        .skip(1)
                        .limit(Math.max(0, steps.size() - 2))
                        .map(step -> step.last().moment())
                        .filter(moment -> moment.code() == Moment.Code.OWB)
                        .toList(),
                scale.marks(MARKS).stream()
                        .map(amount -> new Mark(new Thousands(amount), scale.across(amount)))
                        .toList(),
                !scale.hasZero());
    }

    private static boolean isUpTo(Step step, Moment moment, AsOf point) {
        return point.line().compare(step.last().moment(), moment) <= 0;
    }

    private static Row balance(Step step, Scale scale) {
        return row(step, Sort.BALANCE, scale.base(), scale);
    }

    private static Row change(Step step, Scale scale) {
        return row(
                step,
                step.change().isNegative() ? Sort.DECREASE : Sort.INCREASE,
                step.balance().minus(step.change()).value(),
                scale);
    }

    private static Row row(Step step, Sort sort, long other, Scale scale) {
        int end = scale.at(step.balance().value());
        int start = scale.at(other);
        return new Row(
                step, sort, new Percent(Math.min(start, end)), new Percent(Math.abs(end - start)), new Percent(end));
    }

    /** All bars from above to below. */
    public Collection<Row> bars() {
        return Stream.concat(rows.stream(), Stream.of(end)).toList();
    }
}
