package nl.mutatieboek.ledger.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Appends entries and moves the head of the ledger to the last one, if it still is where the writer left it. */
record EntryAppender(JdbcTemplate jdbc, TransactionOperations transaction, boolean h2) {
    private static final String MOVE_HEAD = """
        update ledger_head set ledger_number = ?, hash = ?, recorded_at = ?
        where id = 1 and ledger_number = ? and epoch = ?\
        """;

    private static final String INSERT = "insert into ledger_entry (" + EntryRow.COLUMNS + ")";

    /**
     * One statement, because each batch pays for the round trip. The commit waits for the disk, whatever the database is
     * configured to; a stronger setting than one machine's disk stays.
     */
    private static final String APPEND_TO_POSTGRESQL =
            "with head as (" + MOVE_HEAD + " returning id), appended as (" + INSERT + """
                 select entry.* from head, unnest(?::bigint[], ?::integer[], ?::boolean[], ?::uuid[], ?::bytea[], ?::text[],
                    ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::bytea[], ?::bytea[]) entry)
                select count(*), set_config('synchronous_commit', case current_setting('synchronous_commit')
                    when 'off' then 'on' else current_setting('synchronous_commit') end, true) from head\
                """;

    private static final String BIGINT = "bigint";
    private static final String TEXT = "text";
    private static final String BYTEA = "bytea";

    /**
     * Appends rows.
     *
     * @param last the entry of the last row
     * @return false, and nothing is appended, if the head is elsewhere or has another epoch
     */
    boolean tryAppend(LedgerHead from, List<EntryRow> rows, RawEntry last, long epoch) {
        return h2
                ? Boolean.TRUE.equals(transaction.execute(status -> {
                    insert(rows);
                    boolean moved = jdbc.update(
                                    MOVE_HEAD,
                                    last.ledgerNumber(),
                                    last.hash(),
                                    last.recordedAt(),
                                    from.ledgerNumber(),
                                    epoch)
                            == 1;
                    if (!moved) {
                        status.setRollbackOnly();
                    }
                    return moved;
                }))
                : Boolean.TRUE.equals(jdbc.execute((Connection connection) -> {
                    try (PreparedStatement statement = connection.prepareStatement(APPEND_TO_POSTGRESQL)) {
                        setHead(statement, from, last, epoch);
                        setRows(statement, rows);
                        try (ResultSet moved = statement.executeQuery()) {
                            return moved.next() && moved.getLong(1) == 1;
                        }
                    }
                }));
    }

    private void insert(List<EntryRow> rows) {
        jdbc.batchUpdate(
                INSERT + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows, rows.size(), (insert, row) -> {
                    insert.setLong(1, row.ledgerNumber());
                    insert.setInt(2, row.place());
                    insert.setBoolean(3, row.completes());
                    insert.setObject(4, row.command());
                    insert.setBytes(5, row.metadata());
                    insert.setString(6, row.recordedAt());
                    insert.setString(7, row.streamType());
                    insert.setString(8, row.streamId());
                    insert.setLong(9, row.sequence());
                    insert.setString(10, row.eventName());
                    insert.setString(11, row.revision());
                    insert.setBytes(12, row.payload());
                    insert.setBytes(13, row.hash());
                });
    }

    private static void setHead(PreparedStatement statement, LedgerHead from, RawEntry last, long epoch)
            throws SQLException {
        statement.setLong(1, last.ledgerNumber());
        statement.setBytes(2, last.hash());
        statement.setString(3, last.recordedAt());
        statement.setLong(4, from.ledgerNumber());
        statement.setLong(5, epoch);
    }

    private static void setRows(PreparedStatement statement, List<EntryRow> rows) throws SQLException {
        ColumnArrays columns = new ColumnArrays(statement.getConnection(), rows);
        statement.setArray(6, columns.array(BIGINT, new Long[0], EntryRow::ledgerNumber));
        statement.setArray(7, columns.array("integer", new Integer[0], EntryRow::place));
        statement.setArray(8, columns.array("boolean", new Boolean[0], EntryRow::completes));
        statement.setArray(9, columns.array("uuid", new Object[0], EntryRow::command));
        statement.setArray(10, columns.array(BYTEA, new byte[0][], EntryRow::metadata));
        statement.setArray(11, columns.array(TEXT, new String[0], EntryRow::recordedAt));
        statement.setArray(12, columns.array(TEXT, new String[0], EntryRow::streamType));
        statement.setArray(13, columns.array(TEXT, new String[0], EntryRow::streamId));
        statement.setArray(14, columns.array(BIGINT, new Long[0], EntryRow::sequence));
        statement.setArray(15, columns.array(TEXT, new String[0], EntryRow::eventName));
        statement.setArray(16, columns.array(TEXT, new String[0], EntryRow::revision));
        statement.setArray(17, columns.array(BYTEA, new byte[0][], EntryRow::payload));
        statement.setArray(18, columns.array(BYTEA, new byte[0][], EntryRow::hash));
    }

    /** Columns of rows as arrays of PostgreSQL. */
    private record ColumnArrays(Connection connection, List<EntryRow> rows) {
        <T> Array array(String type, T[] empty, Function<EntryRow, @Nullable T> column) throws SQLException {
            return connection.createArrayOf(
                    type, rows.stream().map(column).toList().toArray(empty));
        }
    }
}
