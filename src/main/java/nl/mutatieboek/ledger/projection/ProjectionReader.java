package nl.mutatieboek.ledger.projection;

import java.util.function.Function;

/** The read models of the rooms, in memory, all complete to one ledger number. */
public interface ProjectionReader {
    /** The number up to which all of them are complete; always the last entry of a command. */
    long completeTo();

    /**
     * Waits, bounded, until they are complete to a number.
     *
     * @return whether they are
     */
    boolean await(long ledgerNumber);

    /**
     * Asks one of them, while nothing changes in it.
     *
     * @param question its answer is handed on and must not change when the projection does; it holds the book's readers up, so
     *     it waits for nothing
     */
    <P extends Projection, T> T query(Class<P> projection, Function<P, T> question);
}
