package nl.mutatieboek.balance;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Cumulative sums by effective day of consecutive postings of an account, none of them pending, so that a balance need
 * not read each. Only long accounts have chunks.
 */
final class SettledChunk {
    /** Number of postings. */
    static final int SIZE = 1_024;

    private static final short[] NONE = {};

    private final int settledFrom;
    /** Effective days in order; the sums are up to each day. */
    private final int[] days;

    private final long[] thousands;
    /** Empty if no posting opens the account. */
    private final short[] opens;
    /** Empty if no posting gives the account a base. */
    private final short[] bases;
    /** {@link PostingAttributes#packedCertainty}, except 0, of the postings. */
    private final byte[] certainties;
    /** Number of postings of each certainty up to each day, with reversals subtracted. */
    private final short[][] certaintyCounts;

    /** Moments by the first effective day of their postings. */
    private final int[] moments;

    private final int[] firstDays;
    /** The last one that was needed: the order of moments seldom changes. */
    private @Nullable HighestRanks highestRanks;

    /** Highest rank of the moments up to each, of these ranks by number. */
    @SuppressWarnings("ArrayRecordComponent") // Read only.
    private record HighestRanks(int[] ranksByNumber, int[] ranks) {}

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
        this.thousands = sums(lines, booked);
        this.opens = counts(lines, booked, lines::openingDelta);
        this.bases = counts(lines, booked, lines::baseDelta);
        int[] uncertain = Arrays.stream(booked)
                .map(lines::packedCertainty)
                .filter(packed -> packed != 0)
                .distinct()
                .toArray();
        this.certainties = new byte[uncertain.length];
        this.certaintyCounts = new short[uncertain.length][];
        for (int i = 0; i < uncertain.length; i++) {
            byte certainty = (byte) uncertain[i];
            certainties[i] = certainty;
            certaintyCounts[i] = counts(
                    lines, booked, line -> lines.packedCertainty(line) == certainty ? lines.reversalSign(line) : 0);
        }
        this.moments = Arrays.stream(booked).map(lines::moment).distinct().toArray();
        this.firstDays = Arrays.stream(moments)
                .map(moment -> Arrays.stream(booked)
                        .filter(line -> lines.moment(line) == moment)
                        .map(lines::day)
                        .findFirst()
                        .orElseThrow())
                .toArray();
    }

    private long[] sums(AccountPostingColumns lines, int[] booked) {
        long[] sums = new long[days.length];
        long sum = 0;
        int place = 0;
        for (int line : booked) {
            place += days[place] == lines.day(line) ? 0 : 1;
            sum = Math.addExact(sum, lines.thousands(line));
            sums[place] = sum;
        }
        return sums;
    }

    /** Counts up to each day; empty if nothing is counted. */
    private short[] counts(AccountPostingColumns lines, int[] booked, IntUnaryOperator delta) {
        if (Arrays.stream(booked).map(delta).allMatch(count -> count == 0)) {
            return NONE;
        }
        short[] counts = new short[days.length];
        int count = 0;
        int place = 0;
        for (int line : booked) {
            place += days[place] == lines.day(line) ? 0 : 1;
            count += delta.applyAsInt(line);
            counts[place] = (short) count;
        }
        return counts;
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
        int place = SortedArraySearch.countUpTo(filter.lastDay(), days, days.length) - 1;
        if (place < 0) {
            return false;
        }
        sum.addBooked(thousands[place], lastRank(filter.lastDay(), filter));
        sum.addBases(count(opens, place), count(bases, place));
        for (int i = 0; i < certainties.length; i++) {
            sum.certainty().add(certainties[i], count(certaintyCounts[i], place));
        }
        return true;
    }

    private static int count(short[] counts, int place) {
        return counts.length == 0 ? 0 : counts[place];
    }

    private int lastRank(int lastDay, AsOfFilter filter) {
        int last = SortedArraySearch.countUpTo(lastDay, firstDays, firstDays.length) - 1;
        return last < 0
                ? BalanceAccumulator.NO_MOMENT
                : highestRanks(filter.order().ranks())[last];
    }

    private int[] highestRanks(int[] ranksByNumber) {
        HighestRanks known = highestRanks;
        if (known == null || !Arrays.equals(known.ranksByNumber(), ranksByNumber)) {
            int[] ranks =
                    Arrays.stream(moments).map(moment -> ranksByNumber[moment]).toArray();
            Arrays.parallelPrefix(ranks, Math::max);
            known = new HighestRanks(ranksByNumber, ranks);
            highestRanks = known;
        }
        return known.ranks();
    }
}
