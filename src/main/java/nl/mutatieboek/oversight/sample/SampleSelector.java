package nl.mutatieboek.oversight.sample;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * Selects samples deterministically from a seed with SHA-256 and integers only, so that anyone can repeat a draw. The
 * algorithm is documented in docs/reference/sampling.md and never changes, because drawn samples must stay reproducible.
 */
final class SampleSelector {
    private SampleSelector() {}

    /**
     * A selected unit.
     *
     * @param unit index in the population, from 0
     * @param ticket its hash number, or the selected thousand
     */
    record SampleHit(int unit, BigInteger ticket) {}

    /** The number of a text under a seed: SHA-256 of both, joined by a colon, in UTF-8, as unsigned integer. */
    static BigInteger hashNumber(String seed, String text) {
        return new BigInteger(1, Sha256Digest.newDigest().digest((seed + ":" + text).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Selects units with equal chance: those with the smallest hash numbers, the smallest first.
     *
     * @param keys unique keys of the units
     * @param size number to select; all if there are fewer units
     */
    static List<SampleHit> selectRandom(String seed, List<String> keys, int size) {
        Comparator<SampleHit> smallestFirst = Comparator.comparing(SampleHit::ticket);
        // Only the smallest so far are kept, because a population can be the whole ledger.
        PriorityQueue<SampleHit> smallest = new PriorityQueue<>(smallestFirst.reversed());
        for (int unit = 0; unit < keys.size(); unit++) {
            smallest.add(new SampleHit(unit, hashNumber(seed, keys.get(unit))));
            if (smallest.size() > size) {
                smallest.remove();
            }
        }
        return smallest.stream().sorted(smallestFirst).toList();
    }

    /**
     * Selects units with a chance proportional to their size. All thousands, unit by unit, are divided into as many
     * cells as units are drawn, as equal as integers allow, and one thousand of each cell is selected. A unit can be
     * selected more than once; one with size 0 never is.
     *
     * @param sizes non-negative sizes of the units in whole thousands of euros
     * @param size number of cells; one per thousand if there are fewer thousands
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
