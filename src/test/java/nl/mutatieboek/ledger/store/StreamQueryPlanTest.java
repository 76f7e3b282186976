package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Queries for many streams in PostgreSQL, with plans for any value, as it makes after some executions. */
@Tag("application")
class StreamQueryPlanTest {
    private static final int ENTRIES = 100_000;
    private static final int STREAMS = 20_000;
    private static final List<String> SOME_STREAMS =
            IntStream.range(0, 500).mapToObj(n -> "stream-" + n * 7).toList();

    private static DriverManagerDataSource database;

    @BeforeAll
    static void recordEntries() {
        database = TestDatabase.POSTGRESQL.newMigratedDatabase();
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.update(
                "insert into ledger_entry select n, 1, true, gen_random_uuid(), '', '2026', 'type', 'stream-' || (n -"
                        + " 1) % ?, (n - 1) / ?, 'event', null, '', '' from generate_series(1, ?) as n",
                STREAMS, STREAMS, ENTRIES);
        jdbc.execute("vacuum analyze ledger_entry");
    }

    @Test
    void lookups_of_stream_numbers_read_their_rows_only() {
        assertThat(countReadRows(connection -> assertThat(new EntryIndexReader(JdbcClient.create(connection), false)
                                .preferIndexScans()
                                .findNumbersByStream(SOME_STREAMS, ENTRIES))
                        .hasSize(SOME_STREAMS.size())))
                .isEqualTo(SOME_STREAMS.size() * ENTRIES / STREAMS);
    }

    @Test
    void entries_of_streams_are_read_without_other_rows() {
        assertThat(countReadRows(connection -> assertThat(
                                new JdbcLedgerRepository(connection).findByStreams(SOME_STREAMS, ENTRIES))
                        .hasSize(SOME_STREAMS.size() * ENTRIES / STREAMS)))
                .isEqualTo(SOME_STREAMS.size() * ENTRIES / STREAMS);
    }

    /** Counts the rows that a query reads through an index or without one, by the statistics of its own transaction. */
    private static long countReadRows(Consumer<DataSource> query) {
        SingleConnectionDataSource connection = new SingleConnectionDataSource(
                database.getUrl() + "?prepareThreshold=1&options=-c%20plan_cache_mode=force_generic_plan",
                "postgres",
                "",
                true);
        connection.setAutoCommit(false);
        try {
            query.accept(connection);
            return JdbcClient.create(connection)
                    .sql("select pg_stat_get_xact_tuples_returned(indexrelid) from pg_index"
                            + " where indrelid = 'ledger_entry'::regclass union all"
                            + " select pg_stat_get_xact_tuples_returned('ledger_entry'::regclass)")
                    .query(Long.class)
                    .list()
                    .stream()
                    .mapToLong(Long::longValue)
                    .sum();
        } finally {
            connection.destroy();
        }
    }
}
