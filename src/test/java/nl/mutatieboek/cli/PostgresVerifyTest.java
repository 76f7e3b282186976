package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.ledger.proof.HeadSigner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code verify} of a book in PostgreSQL, selected by Spring properties, while it is served. */
@Tag("whole")
class PostgresVerifyTest {
    private static EmbeddedPostgres postgres;
    private static ApplicationFixture book;

    @BeforeAll
    static void serve() throws IOException {
        postgres = TestDatabase.postgresBuilder().start();
        book = ApplicationFixture.empty()
                .with("spring.datasource.url=" + url())
                .with("spring.datasource.username=postgres")
                .start();
        new LedgerFixture(book).moment("2026-OWB", "2025-09-16").chapter("XX");
    }

    @AfterAll
    static void close() throws IOException {
        book.close();
        postgres.close();
    }

    @Test
    void verify_reads_a_consistent_snapshot_during_writes() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            LedgerFixture ledger = new LedgerFixture(book);
            for (int article = 1; !enough.get(); article++) {
                ledger.items(2013, "XX/" + article);
            }
        });
        long before = 0;
        for (int i = 0; i < 5; i++) {
            JsonNode verified = verify(0);

            assertThat(verified.at("/ledgerNumber").asLong()).isGreaterThan(before);
            before = verified.at("/ledgerNumber").asLong();
        }
        enough.set(true);
        writer.join();
    }

    @Test
    void altered_entry_is_found_in_postgresql() throws SQLException {
        // The change must not reach the tree, because no head is signed again.
        await().until(() -> book.bean(HeadSigner.class)
                .findLatest()
                .filter(head -> head.size() >= 2)
                .isPresent());
        tamper("alter table ledger_entry disable trigger ledger_entry_append_only");
        change("update ledger_entry set revision = '2' where ledger_number = 2");
        JsonNode found = verify(1);
        change("update ledger_entry set revision = null where ledger_number = 2");

        assertThat(found.at("/fault/ledgerNumber").asLong()).isEqualTo(2);
        assertThat(found.at("/fault/kind").asString()).isEqualTo("altered");
    }

    private static void change(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private static void tamper(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static JsonNode verify(int exit) {
        StringWriter out = new StringWriter();
        int exited = MutatieboekCli.commandLine(
                        PostgresVerifyTest.class,
                        List.of("--spring.datasource.url=" + url(), "--spring.datasource.username=postgres"))
                .setOut(new PrintWriter(out, true))
                .execute("verify", "--json");
        assertThat(exited).as(out.toString()).isEqualTo(exit);
        return new JsonMapper().readTree(out.toString());
    }

    private static String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }
}
