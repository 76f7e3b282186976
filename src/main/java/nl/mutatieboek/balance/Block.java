package nl.mutatieboek.balance;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What some consecutive lines of an account come to, none of which is pending any more: nothing of them changes again, so that a
 * balance within which all of them lie, or none, need not look at each.
 */
final class Block {
    /** How many lines. */
    static final int LINES = 64;

    private final int settledFrom;
    private final int firstDay;
    private final int lastDay;
    private final long thousands;
    private final int opens;
    private final int[] moments;

    private Block(AccountLines lines, int first) {
        int settled = 0;
        int earliest = Integer.MAX_VALUE;
        int latest = Integer.MIN_VALUE;
        long sum = 0;
        int opening = 0;
        for (int i = first; i < first + LINES; i++) {
            settled = Math.max(settled, lines.until(i));
            if (lines.isBooked(i)) {
                earliest = Math.min(earliest, lines.day(i));
                latest = Math.max(latest, lines.day(i));
                sum = Math.addExact(sum, lines.thousands(i));
                opening += lines.opens(i);
            }
        }
        this.settledFrom = settled;
        this.firstDay = earliest;
        this.lastDay = latest;
        this.thousands = sum;
        this.opens = opening;
        this.moments = IntStream.range(first, first + LINES)
                .filter(lines::isBooked)
                .map(lines::moment)
                .distinct()
                .toArray();
    }

    /** The lines from a first one on; null while one is pending. */
    static @Nullable Block of(AccountLines lines, int first) {
        for (int i = first; i < first + LINES; i++) {
            if (lines.until(i) == AccountLines.NEVER) {
                return null;
            }
        }
        return new Block(lines, first);
    }

    /** Whether all lines that were booked lie within a cut, or none, and none was pending then. */
    boolean isWhole(Cut cut) {
        return settledFrom <= cut.upTo()
                && (isLater(cut) || (lastDay <= cut.lastDay() && lastRank(cut) <= cut.lastRank()));
    }

    private boolean isLater(Cut cut) {
        return firstDay > cut.lastDay();
    }

    /** What lies within a cut, of a whole block; false when nothing does. */
    boolean addTo(Sum sum, Cut cut) {
        if (moments.length == 0 || isLater(cut)) {
            return false;
        }
        sum.booked(thousands, lastRank(cut), opens);
        return true;
    }

    private int lastRank(Cut cut) {
        int last = Sum.NONE;
        for (int moment : moments) {
            last = Math.max(last, cut.rank(moment));
        }
        return last;
    }
}
