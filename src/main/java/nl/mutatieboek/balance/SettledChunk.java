package nl.mutatieboek.balance;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cumulative sums by effective day of consecutive postings of an account, none of them pending, so that a balance need
 * not read each. Only long accounts have chunks.
 */
final class SettledChunk {
    /** Number of postings. */
    static final int SIZE = 1_024;

    private final int settledFrom;
    /** Effective days in order; the other arrays hold the sums up to each day. */
    private final int[] days;

    private final long[] thousands;
    private final int[] opens;
    private final int[] bases;
    /** {@link PostingAttributes.CertaintyCounts} up to each day, concatenated; empty if all amounts are certain. */
    private final int[] marks;

    private final int[] moments;
    /** First day of each moment. */
    private final int[] firstDays;

    private SettledChunk(AccountPostingColumns lines, int first) {
        int[] booked = IntStream.range(first, first + SIZE)
                .filter(lines::isBooked)
                .boxed()
                .sorted((one, other) -> Integer.compare(lines.day(one), lines.day(other)))
                .mapToInt(Integer::intValue)
                .toArray();
        this.settledFrom = IntStream.range(first, first + SIZE)
                .map(lines::settledFrom)
                .max()
                .orElseThrow();
        this.days = Arrays.stream(booked).map(lines::day).distinct().toArray();
        this.thousands = new long[days.length];
        this.opens = new int[days.length];
        this.bases = new int[days.length];
        boolean marked = Arrays.stream(booked).anyMatch(line -> lines.packedCertainty(line) != 0);
        this.marks = new int[marked ? days.length * PostingAttributes.CertaintyCounts.SIZE : 0];
        this.moments = Arrays.stream(booked).map(lines::moment).distinct().toArray();
        this.firstDays = Arrays.stream(moments)
                .map(moment -> Arrays.stream(booked)
                        .filter(line -> lines.moment(line) == moment)
                        .map(lines::day)
                        .findFirst()
                        .orElseThrow())
                .toArray();
        addUp(lines, booked);
    }

    private void addUp(AccountPostingColumns lines, int[] booked) {
        long sum = 0;
        int opening = 0;
        int base = 0;
        int place = -1;
        for (int line : booked) {
            if (place < 0 || days[place] != lines.day(line)) {
                place++;
                if (place > 0 && marks.length > 0) {
                    int size = PostingAttributes.CertaintyCounts.SIZE;
                    System.arraycopy(marks, (place - 1) * size, marks, place * size, size);
                }
            }
            sum = Math.addExact(sum, lines.thousands(line));
            opening += lines.openingDelta(line);
            base += lines.baseDelta(line);
            thousands[place] = sum;
            opens[place] = opening;
            bases[place] = base;
            if (marks.length > 0) {
                PostingAttributes.CertaintyCounts.addTo(
                        marks,
                        place * PostingAttributes.CertaintyCounts.SIZE,
                        lines.packedCertainty(line),
                        lines.reversalSign(line));
            }
        }
    }

    /** The chunk from an index on; null while one of its postings is pending. */
    static @Nullable SettledChunk createIfSettled(AccountPostingColumns lines, int first) {
        for (int i = first; i < first + SIZE; i++) {
            if (lines.settledFrom(i) == AccountPostingColumns.NOT_SETTLED) {
                return null;
            }
        }
        return new SettledChunk(lines, first);
    }

    /** Whether it applies to a filter: no posting was pending then, and all its moments count. */
    boolean isUsableFor(AsOfFilter filter) {
        return settledFrom <= filter.lastLedgerNumber()
                && lastRank(Integer.MAX_VALUE, filter) <= filter.lastMomentRank();
    }

    /** Adds what is within a filter to which it applies; false if nothing is. */
    boolean addTo(BalanceAccumulator sum, AsOfFilter filter) {
        int found = Arrays.binarySearch(days, filter.lastDay());
        int place = found < 0 ? -found - 2 : found;
        if (place < 0) {
            return false;
        }
        sum.addBooked(thousands[place], lastRank(filter.lastDay(), filter));
        sum.addBases(opens[place], bases[place]);
        if (marks.length > 0) {
            sum.certainty().add(marks, place * PostingAttributes.CertaintyCounts.SIZE);
        }
        return true;
    }

    private int lastRank(int lastDay, AsOfFilter filter) {
        int last = BalanceAccumulator.NO_MOMENT;
        for (int i = 0; i < moments.length; i++) {
            if (firstDays[i] <= lastDay) {
                last = Math.max(last, filter.momentRank(moments[i]));
            }
        }
        return last;
    }
}
