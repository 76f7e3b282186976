package nl.mutatieboek.lab.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import javax.sql.DataSource;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;

/**
 * The minimal work of any reader of stored entries: select them and decode their JSON on one thread, and for a rebuild
 * insert the posting rows into an empty table, without hashes, order, rules or comparison.
 */
final class RawReadBaseline {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RawReadBaseline() {}

    private interface DecodedEntryConsumer {
        void read(long ledgerNumber, String name, JsonNode payload) throws Exception;
    }

    /** Selects and decodes; the number of entries. */
    static long read(DataSource database) throws Exception {
        return read(database, (number, name, payload) -> {});
    }

    /** Also writes the postings, in that table. */
    static long rebuild(DataSource database, Connection to) throws Exception {
        SqlPostingTable table = SqlPostingTable.create(to);
        try (SqlPostingTable.PostingRowWriter rows = table.rows()) {
            return read(database, (number, name, payload) -> {
                if (name.equals("postings-booked")) {
                    add(table, rows, number, payload);
                }
            });
        }
    }

    private static void add(SqlPostingTable table, SqlPostingTable.PostingRowWriter rows, long number, JsonNode booked)
            throws Exception {
        LocalDate day = LocalDate.parse(booked.get("effectiveOn").textValue());
        int line = 0;
        for (JsonNode posting : booked.get("postings")) {
            SqlPostingTable.SqlAccountKey account = new SqlPostingTable.SqlAccountKey(
                    ItemPath.parse(posting.get("item").textValue()),
                    Flow.parse(posting.get("flow").textValue()),
                    new BudgetYear(posting.get("year").intValue()));
            rows.add(new SqlPostingTable.PostingRow(
                    table.number(account),
                    day,
                    number,
                    line++,
                    number,
                    posting.get("thousands").longValue()));
        }
    }

    private static long read(DataSource database, DecodedEntryConsumer reader) throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long count = 0;
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(1_000);
                try (ResultSet rows = statement.executeQuery("select ledger_number, event_name, payload, metadata"
                        + " from ledger_entry order by ledger_number")) {
                    while (rows.next()) {
                        byte[] metadata = rows.getBytes(4);
                        if (metadata != null) {
                            JSON.readTree(metadata);
                        }
                        reader.read(rows.getLong(1), rows.getString(2), JSON.readTree(rows.getBytes(3)));
                        count++;
                    }
                }
            }
            connection.setAutoCommit(true);
            return count;
        }
    }
}
