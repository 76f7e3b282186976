package nl.mutatieboek.balance.history;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.Thousands;

/**
 * Where whole numbers lie on a line of a drawing, counted in whole numbers only.
 *
 * @param low the number at the beginning of the line
 * @param high the number at its end, larger than the one at the beginning
 * @param from where the line begins
 * @param to where it ends; less than where it begins on a line that goes up
 */
record ChartScale(long low, long high, int from, int to) {
    /** Differences that would be less than a quarter of the line are shown without nothing on it. */
    private static final int CUT = 3;

    /** So much of the line is left free at an end that is not nothing. */
    private static final int FREE = 20;

    private static final int[] ROUND = {1, 2, 5};
    private static final int TEN = 10;

    ChartScale {
        if (low >= high) {
            throw new IllegalArgumentException("No line from " + low + " to " + high);
        }
    }

    /** A line on which all of these amounts lie, from nothing on where their differences can still be seen. */
    static ChartScale of(Collection<Thousands> amounts, int from, int to) {
        return of(amounts, from, to, false);
    }

    /** The same for bars: where they do not begin at nothing, the shortest still has some length. */
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

    /** Whether nothing lies on it. */
    boolean hasZero() {
        return low <= 0 && high >= 0;
    }

    /** Where an amount that is drawn as large as it is begins: at nothing, or at the end that is nearer to it. */
    long barBase() {
        return hasZero() ? 0 : low > 0 ? low : high;
    }

    /** Where a number lies; one beyond an end lies at that end. */
    int positionOf(long number) {
        BigInteger along = BigInteger.valueOf(Math.clamp(number, low, high)).subtract(BigInteger.valueOf(low));
        BigInteger length = BigInteger.valueOf(high).subtract(BigInteger.valueOf(low));
        return from
                + along.multiply(BigInteger.valueOf((long) to - from))
                        .divide(length)
                        .intValueExact();
    }

    /** The same of a line along the width. */
    WidthPercentage widthOf(long number) {
        return new WidthPercentage(positionOf(number));
    }

    /** Round numbers on the line, at most so many. */
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
