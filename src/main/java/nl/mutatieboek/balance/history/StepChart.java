package nl.mutatieboek.balance.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Step chart with time as width and the balance as height.
 *
 * @param lines segments in the order of the steps
 * @param dots start of each step
 * @param heights round amounts on the vertical axis
 * @param years starts of calendar years, if the axis has days
 * @param zeroOmitted whether zero is cut off
 */
record StepChart(
        List<ChartSegment> lines,
        List<ChartDot> dots,
        List<HeightMark> heights,
        List<YearMark> years,
        boolean zeroOmitted) {
    /** Ends of the horizontal axis. */
    private static final int LEFT = 2_000;

    private static final int RIGHT = 9_600;

    /** Ends of the vertical axis, in pixels from the top. */
    private static final int TOP = 20;

    private static final int BOTTOM = 200;
    private static final int HEIGHTS = 4;
    private static final int YEARS = 5;

    /** Part of the width for the last balance. */
    private static final int REST = 12;

    /** Segment, in pixels from the top. */
    record ChartSegment(WidthPercentage fromX, int fromY, WidthPercentage toX, int toY) {}

    /** Start of a step. */
    record ChartDot(WidthPercentage x, int y) {}

    /** Round amount on the vertical axis. */
    record HeightMark(Thousands amount, int y) {}

    /** First of January. */
    record YearMark(int year, WidthPercentage x) {}

    /**
     * @param steps at least one
     * @param place position of a step: epoch day or ledger number
     */
    static StepChart of(BalanceStepSequence steps, ToLongFunction<BalanceStep> place) {
        List<BalanceStep> all = steps.all();
        long first = place.applyAsLong(all.getFirst());
        long last = place.applyAsLong(all.getLast());
        ChartScale width = new ChartScale(first, last + Math.max(1, (last - first) / REST), LEFT, RIGHT);
        ChartScale height = ChartScale.of(
                Stream.concat(
                                Stream.ofNullable(steps.omittedTotal()),
                                all.stream().map(BalanceStep::balance))
                        .toList(),
                BOTTOM,
                TOP);
        List<ChartDot> dots = all.stream()
                .map(step -> new ChartDot(
                        width.widthOf(place.applyAsLong(step)),
                        height.positionOf(step.balance().value())))
                .toList();
        return new StepChart(
                lines(dots, steps.omittedTotal(), height),
                dots,
                height.roundNumbers(HEIGHTS).stream()
                        .map(amount -> new HeightMark(new Thousands(amount), height.positionOf(amount)))
                        .toList(),
                steps.order() == PostingOrder.KNOWN_AT ? List.of() : years(width),
                !height.hasZero());
    }

    private static List<ChartSegment> lines(List<ChartDot> dots, @Nullable Thousands earlier, ChartScale height) {
        List<ChartSegment> lines = new ArrayList<>();
        int before = earlier == null ? dots.getFirst().y() : height.positionOf(earlier.value());
        for (int i = 0; i < dots.size(); i++) {
            ChartDot dot = dots.get(i);
            lines.add(new ChartSegment(dot.x(), before, dot.x(), dot.y()));
            WidthPercentage until = i + 1 < dots.size() ? dots.get(i + 1).x() : new WidthPercentage(RIGHT);
            lines.add(new ChartSegment(dot.x(), dot.y(), until, dot.y()));
            before = dot.y();
        }
        return lines;
    }

    private static List<YearMark> years(ChartScale width) {
        int first = LocalDate.ofEpochDay(width.low()).getYear() + 1;
        int last = LocalDate.ofEpochDay(width.high()).getYear();
        int every = Math.max(1, Math.ceilDiv(last - first + 1, YEARS));
        return IntStream.rangeClosed(first, last)
                .filter(year -> (last - year) % every == 0)
                .mapToObj(year -> new YearMark(
                        year, width.widthOf(LocalDate.of(year, 1, 1).toEpochDay())))
                .toList();
    }
}
