package nl.mutatieboek.lab.largebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;

/** Inserts entries into the tables of a new book in batches of a thousand, bypassing the application. */
public final class BulkEntryWriter implements AutoCloseable {
    private static final int BATCH = 5_000;

    private final Connection connection;
    private final PreparedStatement insert;
    private long written;

    public BulkEntryWriter(DataSource dataSource) throws SQLException {
        this.connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        this.insert = connection.prepareStatement(
                "insert into ledger_entry (ledger_number, event_identifier, aggregate_type, aggregate_identifier,"
                        + " sequence_number, event_name, revision, payload, metadata, recorded_at, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /** The next entry. */
    public void write(RawEntry entry) throws SQLException {
        insert.setLong(1, entry.ledgerNumber());
        insert.setString(2, entry.eventId());
        insert.setString(3, entry.streamType());
        insert.setString(4, entry.streamId());
        insert.setLong(5, entry.sequence());
        insert.setString(6, entry.eventName());
        insert.setString(7, entry.revision());
        insert.setBytes(8, entry.payload());
        insert.setBytes(9, entry.metadata());
        insert.setString(10, entry.recordedAt());
        insert.setBytes(11, entry.hash());
        insert.addBatch();
        if (++written % BATCH == 0) {
            insert.executeBatch();
            connection.commit();
        }
    }

    /** After the last entry. */
    public void finish(LedgerHead head) throws SQLException {
        insert.executeBatch();
        try (PreparedStatement update = connection.prepareStatement(
                "update ledger_head set ledger_number = ?, hash = ?, recorded_at = ? where ledger_number = 0")) {
            update.setLong(1, head.ledgerNumber());
            update.setBytes(2, head.hash());
            update.setString(3, head.recordedAt());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("The book is not new");
            }
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.setAutoCommit(true);
        connection.close();
    }
}
