package nl.mutatieboek.ledger.projection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.LedgerEntry;

/**
 * A read model in memory: a fold of the ledger, without commands, clock, database or doubt. It is handed every entry once, in
 * ledger order, and forgets nothing, so that it can say for every ledger number what was known then.
 *
 * <p>A room takes part by naming its class in {@code META-INF/spring.factories}; it has a constructor without parameters, and
 * begins with nothing. One that is read is guarded by {@link ProjectionReader}.
 */
public interface Projection {
    /** Its stable name, in one word: {@code balances}. */
    String name();

    /**
     * Reads the next entry.
     *
     * @param countsFrom the number of the last entry that the same command recorded. From there on all of them count: at no
     *     ledger number is one leg of a transfer there without the other.
     */
    void project(LedgerEntry entry, long countsFrom);

    /**
     * Writes all its rows as they were at a ledger number, in the order of the ledger: two folds of one ledger write the same
     * bytes, however far each has read.
     *
     * @return how many rows
     */
    long writeRows(DataOutput out, long upTo) throws IOException;

    /** Begins with what {@link #writeRows} wrote instead of with nothing. */
    void restoreRows(DataInput in) throws IOException;

    /** What {@link #writeRows} writes, a line of text each, so that a difference can be told. */
    Stream<String> describeRows(long upTo);
}
