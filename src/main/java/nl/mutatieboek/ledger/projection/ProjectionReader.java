package nl.mutatieboek.ledger.projection;

import java.util.function.Function;

/** Queries the in-memory projections, which are all complete to one ledger number. */
public interface ProjectionReader {
    /** Returns the number to which all are complete; always the last entry of a command. */
    long completeTo();

    /**
     * Waits, bounded, until the projections are complete to a number.
     *
     * @return false if the wait timed out
     */
    boolean await(long ledgerNumber);

    /**
     * Queries one projection while it does not change.
     *
     * @param question must not block, because it holds up projecting; its result must not change with the projection
     */
    <P extends Projection, T> T query(Class<P> projection, Function<P, T> question);
}
