package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map.Entry;
import java.util.SortedMap;
import javax.sql.DataSource;
import nl.mutatieboek.JavaProcess;
import nl.mutatieboek.JavaProcess.ProcessResult;
import nl.mutatieboek.MutatieboekApplication;
import nl.mutatieboek.lab.largebook.BulkEntryWriter;
import nl.mutatieboek.lab.largebook.LargeLedgerGenerator;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A book whose process is killed within a migration starts again.
 *
 * <p>On H2 each migration is tried: all its statements have run, Flyway has not recorded it, and the next start repeats
 * them before it is killed in the next migration. {@code DatabaseMigrationTest} tries
 * every statement within one process. PostgreSQL rolls a migration back, so one kill is enough there.
 */
@Tag("whole")
class MigrationCrashTest {
    private static final long SEED = 20_261_130;
    private static final int ENTRIES = 400;

    @TempDir
    Path folder;

    @Test
    void h2_ledger_killed_in_each_migration_starts_with_the_same_responses() throws SQLException {
        H2CrashTestDatabase untouched = new H2CrashTestDatabase(folder.resolve("untouched"));
        DataSource made = TestDatabase.h2FileIn(untouched.folder());
        TestDatabase.H2.migrate(made);
        LedgerHead head = write(made);
        List<String> expected = answers(untouched, head);
        H2CrashTestDatabase killed = new H2CrashTestDatabase(folder.resolve("killed"));
        SortedMap<Integer, List<String>> migrations = TestDatabase.H2.migrations();
        for (Entry<Integer, List<String>> migration : migrations.entrySet()) {
            int version = migration.getKey();
            killIn(killed, version, migration.getValue().size());

            assertThat(recorded(killed.readOnlyDataSource()))
                    .as("after the kill in V" + version)
                    .isEqualTo(List.copyOf(migrations.headMap(version).keySet()));
        }
        write(TestDatabase.h2FileIn(killed.folder()));

        assertThat(answers(killed, head)).isEqualTo(expected);
        assertThat(recorded(killed.readOnlyDataSource())).isEqualTo(List.copyOf(migrations.keySet()));
        assertThat(LedgerInvariantChecker.read("killed in each migration", killed.readOnlyDataSource())
                        .ledger())
                .hasSize((int) head.ledgerNumber());
    }

    @Test
    void postgresql_ledger_killed_in_a_migration_starts_complete() throws SQLException {
        SortedMap<Integer, List<String>> migrations = TestDatabase.POSTGRESQL.migrations();
        try (KillablePostgresServer server = KillablePostgresServer.startIn(folder)) {
            CrashTestDatabase book = server.newDatabase();
            killIn(book, 1, 2);
            assertThat(recorded(book.readOnlyDataSource())).isEmpty();
            LedgerHead empty = new LedgerHead(0, HashChain.genesisHash(), null);
            assertThat(answers(book, empty).getFirst()).contains(HexFormat.of().formatHex(empty.hash()));
            LedgerHead head = write(book.readOnlyDataSource());

            assertThat(answers(book, head).getFirst())
                    .contains(HexFormat.of().formatHex(head.hash()))
                    .contains(Long.toString(head.ledgerNumber()));
            assertThat(recorded(book.readOnlyDataSource())).isEqualTo(List.copyOf(migrations.keySet()));
            assertThat(LedgerInvariantChecker.read("killed in a migration", book.readOnlyDataSource())
                            .ledger())
                    .hasSize((int) head.ledgerNumber());
        }
    }

    /** Puts the same entries into a book that has none. */
    private static LedgerHead write(DataSource into) throws SQLException {
        LargeLedgerGenerator book = new LargeLedgerGenerator(SEED);
        BulkEntryWriter writer = new BulkEntryWriter(into);
        for (int written = 0; written < ENTRIES || !book.isAtCommandEnd(); written++) {
            writer.write(book.next());
        }
        writer.finish();
        return book.head();
    }

    private static void killIn(CrashTestDatabase book, int version, int statements) {
        List<String> options = new ArrayList<>(book.options());
        options.addAll(List.of(
                "--server.port=0",
                "--logging.level.root=warn",
                "--spring.main.sources=" + MigrationCrashConfiguration.class.getName(),
                "--" + MigrationCrashConfiguration.VERSION + "=" + version,
                "--" + MigrationCrashConfiguration.STATEMENTS + "=" + statements));
        try (JavaProcess process = JavaProcess.start(MutatieboekApplication.class, options.toArray(String[]::new))) {
            ProcessResult ended = process.await();
            assertThat(ended.exit())
                    .as("V%d after %d statements; its log: %s", version, statements, ended.err())
                    .isEqualTo(CrashTestRunner.KILLED);
        }
    }

    private static List<Integer> recorded(DataSource book) {
        return JdbcClient.create(book)
                .sql("select \"version\" from \"flyway_schema_history\" where \"success\" and \"version\" is not null")
                .query(String.class)
                .list()
                .stream()
                .map(Integer::valueOf)
                .sorted()
                .toList();
    }

    private static List<String> answers(CrashTestDatabase book, LedgerHead head) {
        List<String> options = new ArrayList<>(book.options());
        options.add("--mutatieboek.patience=50s");
        try (ServerProcess served = ServerProcess.start(options)) {
            return List.of(
                    answer(served, "/v1/ledger/head"),
                    answer(served, "/v1/balances?depth=8&atLeast=" + head.ledgerNumber()));
        }
    }

    /** A busy machine may answer that it is not ready. */
    private static String answer(ServerProcess served, String path) {
        return await().atMost(Duration.ofMinutes(5))
                .until(() -> served.get(path), response -> response.statusCode() == 200)
                .body();
    }
}
