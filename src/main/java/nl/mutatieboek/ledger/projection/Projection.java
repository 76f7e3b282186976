package nl.mutatieboek.ledger.projection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.LedgerEntry;

/**
 * A read model in memory: a pure fold of the ledger. It receives every entry once, in ledger order, and keeps history,
 * so that it can answer as of every ledger number.
 *
 * <p>Register an implementation in {@code META-INF/spring.factories}; it needs a constructor without parameters. Access
 * is guarded by {@link ProjectionReader}.
 */
public interface Projection {
    /** Stable name, one word: {@code balances}. */
    String name();

    /**
     * Projects the next entry.
     *
     * @param countsFrom number of the last entry of the same command. All its entries count from there, so that no
     *     ledger number has only one part of a transfer.
     */
    void project(LedgerEntry entry, long countsFrom);

    /**
     * Writes all rows as of a ledger number, in ledger order. Two projections of one ledger write the same bytes,
     * however far each has read.
     *
     * @return number of rows
     */
    long writeRows(DataOutput out, long upTo) throws IOException;

    /** Restores the rows that {@link #writeRows} wrote. */
    void restoreRows(DataInput in) throws IOException;

    /** Describes the rows that {@link #writeRows} writes, one line each, for reporting differences. */
    Stream<String> describeRows(long upTo);
}
