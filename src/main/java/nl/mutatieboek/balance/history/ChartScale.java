package nl.mutatieboek.balance.history;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Thousands;

/**
 * Maps whole numbers to positions on an axis of a chart, in integer arithmetic.
 *
 * @param low value at the start
 * @param high value at the end, larger than the one at the start
 * @param from position of the start
 * @param to position of the end; less than the start on a vertical axis
 */
record ChartScale(long low, long high, int from, int to) {
    /** Zero is cut off if the differences would take less than a quarter of the axis. */
    private static final int CUT = 3;

    /** Part of the axis left free at an end that is not zero. */
    private static final int FREE = 20;

    private static final int[] ROUND = {1, 2, 5};
    private static final int TEN = 10;

    ChartScale {
        if (low >= high) {
            throw new IllegalArgumentException("No scale from " + low + " to " + high);
        }
    }

    /** A scale for all amounts, with zero if their differences stay visible. */
    static ChartScale of(Collection<Thousands> amounts, int from, int to) {
        return of(amounts, from, to, false);
    }

    /** A scale for bars; if zero is cut off, the shortest bar still has a length. */
    static ChartScale ofBars(Collection<Thousands> amounts, int from, int to) {
        return of(amounts, from, to, true);
    }

    private static ChartScale of(Collection<Thousands> amounts, int from, int to, boolean bars) {
        List<Long> values = amounts.stream().map(Thousands::value).sorted().toList();
        long least = values.getFirst();
        long most = values.getLast();
        long spread = Math.subtractExact(most, least);
        boolean far = spread > 0 && (least > 0 ? least : -most) / CUT > spread;
        long low = far ? least : Math.min(0, least);
        long high = far ? most : Math.max(0, most);
        long free = Math.max(1, (high - low) / FREE);
        long near = far && bars ? spread : free;
        return new ChartScale(
                low == 0 ? 0 : low - (low > 0 ? near : free),
                high == 0 && low < 0 ? 0 : high + (high < 0 ? near : free),
                from,
                to);
    }

    /** Whether zero is on the axis. */
    boolean hasZero() {
        return low <= 0 && high >= 0;
    }

    /** Start of a bar: zero, or the end nearer to it. */
    long barBase() {
        return hasZero() ? 0 : low > 0 ? low : high;
    }

    /** Position of a number, clamped to the ends. */
    int positionOf(long number) {
        BigInteger along = BigInteger.valueOf(Math.clamp(number, low, high)).subtract(BigInteger.valueOf(low));
        BigInteger length = BigInteger.valueOf(high).subtract(BigInteger.valueOf(low));
        return from
                + along.multiply(BigInteger.valueOf((long) to - from))
                        .divide(length)
                        .intValueExact();
    }

    /** Position on a horizontal axis. */
    WidthPercentage widthOf(long number) {
        return new WidthPercentage(positionOf(number));
    }

    /** Round numbers on the axis, at most this many. */
    List<Long> roundNumbers(int most) {
        return Stream.iterate(1L, power -> power <= Long.MAX_VALUE / TEN, power -> power * TEN)
                .flatMapToLong(power -> LongStream.of(power * ROUND[0], power * ROUND[1], power * ROUND[2]))
                .filter(step -> Math.floorDiv(high, step) - Math.ceilDiv(low, step) < most)
                .limit(1)
                .flatMap(step -> LongStream.rangeClosed(Math.ceilDiv(low, step), Math.floorDiv(high, step))
                        .map(times -> times * step))
                .boxed()
                .toList();
    }
}
