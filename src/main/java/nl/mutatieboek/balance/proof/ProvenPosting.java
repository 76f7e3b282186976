package nl.mutatieboek.balance.proof;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Booked posting as a leaf of the two trees of its account.
 *
 * @param momentRank place of its moment among the moments; not part of the leaf, because earlier moments may be added
 * @param ledgerNumber number of the entry that booked it
 * @param line index of the posting in that entry
 * @param thousands amount in whole thousands of euros
 */
public record ProvenPosting(
        LocalDate effectiveOn, String moment, int momentRank, long ledgerNumber, int line, long thousands) {
    private static final byte KIND = 2;
    private static final Comparator<ProvenPosting> BY_BOOKING =
            Comparator.comparingLong(ProvenPosting::ledgerNumber).thenComparingInt(ProvenPosting::line);
    static final Comparator<ProvenPosting> BY_DAY =
            Comparator.comparing(ProvenPosting::effectiveOn).thenComparing(BY_BOOKING);
    static final Comparator<ProvenPosting> BY_MOMENT =
            Comparator.comparingInt(ProvenPosting::momentRank).thenComparing(BY_BOOKING);

    SumNode leaf() {
        return SumNode.leaf(KIND, 1, thousands, label());
    }

    /** Returns what the leaf shows beside count and sum. */
    String label() {
        return effectiveOn + " " + moment + " " + ledgerNumber + " " + line;
    }
}
