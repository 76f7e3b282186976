package nl.mutatieboek.balance;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What some consecutive lines of an account come to by each effective day, once none of them is pending: nothing of them changes
 * again, so that a balance need not look at each. Only an account with many lines has any.
 */
final class SettledChunk {
    /** How many lines. */
    static final int SIZE = 1_024;

    private final int settledFrom;
    /** The days on which any line holds from, the first in front, and what all of them up to that day come to. */
    private final int[] days;

    private final long[] thousands;
    private final int[] opens;
    private final int[] bases;
    /** {@link PostingAttributes.CertaintyCounts} up to each day, one after the other; none when all lines were read in thousands. */
    private final int[] marks;

    private final int[] moments;
    /** The first day of each of the moments. */
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

    /** The lines from a first one on; null while one is pending. */
    static @Nullable SettledChunk createIfSettled(AccountPostingColumns lines, int first) {
        for (int i = first; i < first + SIZE; i++) {
            if (lines.settledFrom(i) == AccountPostingColumns.NOT_SETTLED) {
                return null;
            }
        }
        return new SettledChunk(lines, first);
    }

    /** Whether it can say what lies within a cut: none of its lines was pending then, and all their moments are presented. */
    boolean isUsableFor(AsOfFilter cut) {
        return settledFrom <= cut.lastLedgerNumber() && lastRank(Integer.MAX_VALUE, cut) <= cut.lastMomentRank();
    }

    /** What lies within a cut that it answers; false when nothing does. */
    boolean addTo(BalanceAccumulator sum, AsOfFilter cut) {
        int found = Arrays.binarySearch(days, cut.lastDay());
        int place = found < 0 ? -found - 2 : found;
        if (place < 0) {
            return false;
        }
        sum.addBooked(thousands[place], lastRank(cut.lastDay(), cut));
        sum.addBases(opens[place], bases[place]);
        if (marks.length > 0) {
            sum.certainty().add(marks, place * PostingAttributes.CertaintyCounts.SIZE);
        }
        return true;
    }

    private int lastRank(int lastDay, AsOfFilter cut) {
        int last = BalanceAccumulator.NO_MOMENT;
        for (int i = 0; i < moments.length; i++) {
            if (firstDays[i] <= lastDay) {
                last = Math.max(last, cut.momentRank(moments[i]));
            }
        }
        return last;
    }
}
