package nl.mutatieboek.ledger;

import java.util.SortedMap;

/** How far the projections are. */
public interface Positions {
    /** The number up to which this projection is complete. */
    long of(String projection);

    /** All projections. */
    SortedMap<String, Long> all();

    /**
     * Waits, bounded, until this projection is complete to a number.
     *
     * @return whether it is
     */
    boolean await(String projection, long ledgerNumber);
}
