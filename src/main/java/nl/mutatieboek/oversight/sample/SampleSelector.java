package nl.mutatieboek.oversight.sample;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * How a sample is drawn: from the seed alone, by SHA-256 and whole numbers, so that anybody can do it again. The rule is written
 * down in docs/audit.md and never changes: a sample that was drawn is drawn again.
 */
final class SampleSelector {
    private SampleSelector() {}

    /**
     * A unit that was drawn.
     *
     * @param unit its place in the population, from 0
     * @param ticket by what: its number, or the thousand of it that was hit
     */
    record SampleHit(int unit, BigInteger ticket) {}

    /** The number that a seed gives to a text: SHA-256 of both with a colon between them, in UTF-8, read as a whole number. */
    static BigInteger hashNumber(String seed, String text) {
        return new BigInteger(1, Sha256Digest.newDigest().digest((seed + ":" + text).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Each unit has the same chance: those with the smallest numbers are drawn, the smallest first.
     *
     * @param keys of the units, no two the same
     * @param size how many; all where there are fewer
     */
    static List<SampleHit> selectRandom(String seed, List<String> keys, int size) {
        return IntStream.range(0, keys.size())
                .mapToObj(unit -> new SampleHit(unit, hashNumber(seed, keys.get(unit))))
                .sorted(Comparator.comparing(SampleHit::ticket))
                .limit(size)
                .toList();
    }

    /**
     * Each thousand has the same chance, so that a unit has one by its size. All thousands, those of one unit after those of the
     * one before it, are divided into so many cells as are drawn, as equal as whole numbers can be, and of each cell one thousand
     * is hit. So a unit can be hit more than once, and one of nothing never.
     *
     * @param sizes of the units, in whole thousands of euros; none is negative
     * @param size how many cells; one for each thousand where there are fewer of them
     */
    static List<SampleHit> selectMonetary(String seed, List<Long> sizes, int size) {
        long total = sizes.stream().reduce(0L, Math::addExact);
        int cells = (int) Math.min(size, total);
        List<SampleHit> hits = new ArrayList<>();
        int unit = -1;
        long end = 0;
        for (int cell = 0; cell < cells; cell++) {
            long thousand = hit(seed, cell, edge(cell, total, cells), edge(cell + 1, total, cells));
            while (thousand >= end) {
                unit++;
                end = Math.addExact(end, sizes.get(unit));
            }
            hits.add(new SampleHit(unit, BigInteger.valueOf(thousand)));
        }
        return hits;
    }

    /** The first thousand of a cell. */
    private static long edge(int cell, long total, int cells) {
        return BigInteger.valueOf(cell)
                .multiply(BigInteger.valueOf(total))
                .divide(BigInteger.valueOf(cells))
                .longValueExact();
    }

    private static long hit(String seed, int cell, long from, long to) {
        return from
                + hashNumber(seed, Integer.toString(cell))
                        .mod(BigInteger.valueOf(to - from))
                        .longValueExact();
    }
}
