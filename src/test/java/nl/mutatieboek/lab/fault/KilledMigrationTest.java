package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map.Entry;
import java.util.SortedMap;
import javax.sql.DataSource;
import nl.mutatieboek.Mutatieboek;
import nl.mutatieboek.OwnProcess;
import nl.mutatieboek.OwnProcess.Ended;
import nl.mutatieboek.largebook.BulkWriter;
import nl.mutatieboek.largebook.LargeBook;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A book with entries whose process is killed in a migration starts again. On H2 each migration is tried: its statements have
 * all run and stay, Flyway has not recorded it, and the next start repeats them before it is killed in the next migration.
 * {@code MigrationTest} tries every statement, within one process. PostgreSQL rolls a migration back, so one kill is enough there.
 */
@Tag("whole")
class KilledMigrationTest {
    private static final long SEED = 20_261_130;
    private static final int ENTRIES = 400;

    @TempDir
    Path folder;

    @Test
    void h2_book_killed_in_each_migration_in_turn_comes_up_with_the_same_answers() throws IOException, SQLException {
        H2Book untouched = new H2Book(folder.resolve("untouched"));
        DataSource made = TestDatabase.fileOf(untouched.folder());
        TestDatabase.H2.migrate(made);
        LedgerHead head = write(made);
        List<String> expected = answers(untouched, head);
        H2Book killed = new H2Book(folder.resolve("killed"));
        SortedMap<Integer, List<String>> migrations = TestDatabase.H2.migrations();
        boolean written = false;
        for (Entry<Integer, List<String>> migration : migrations.entrySet()) {
            int version = migration.getKey();
            killIn(killed, version, migration.getValue().size());

            assertThat(recorded(killed.reading()))
                    .as("after the kill in V" + version)
                    .isEqualTo(List.copyOf(migrations.headMap(version).keySet()));
            if (!written && version > migrations.firstKey()) {
                write(TestDatabase.fileOf(killed.folder()));
                written = true;
            }
        }

        assertThat(answers(killed, head)).isEqualTo(expected);
        assertThat(recorded(killed.reading())).isEqualTo(List.copyOf(migrations.keySet()));
        assertThat(Examination.of("killed in each migration", killed.reading()).ledger())
                .hasSize((int) head.ledgerNumber());
    }

    @Test
    void postgresql_book_killed_in_a_migration_comes_up_whole() throws IOException, SQLException {
        SortedMap<Integer, List<String>> migrations = TestDatabase.POSTGRESQL.migrations();
        try (KillablePostgres server = KillablePostgres.in(folder)) {
            BookUnderFire book = server.newBook();
            killIn(book, 9, 2);
            assertThat(recorded(book.reading()))
                    .isEqualTo(List.copyOf(migrations.headMap(9).keySet()));
            LedgerHead head = write(book.reading());

            assertThat(answers(book, head).getFirst())
                    .contains(HexFormat.of().formatHex(head.hash()))
                    .contains(Long.toString(head.ledgerNumber()));
            assertThat(recorded(book.reading())).isEqualTo(List.copyOf(migrations.keySet()));
            assertThat(Examination.of("killed in a migration", book.reading()).ledger())
                    .hasSize((int) head.ledgerNumber());
        }
    }

    /** Puts the same entries into a book that has none. */
    private static LedgerHead write(DataSource into) throws SQLException {
        LargeBook book = new LargeBook(SEED);
        try (BulkWriter writer = new BulkWriter(into)) {
            for (int written = 0; written < ENTRIES || !book.betweenCommands(); written++) {
                writer.write(book.next());
            }
            writer.end(book.head());
        }
        return book.head();
    }

    private static void killIn(BookUnderFire book, int version, int statements) {
        List<String> options = new ArrayList<>(book.options());
        options.addAll(List.of(
                "--server.port=0",
                "--logging.level.root=warn",
                "--spring.main.sources=" + MigrationFuse.class.getName(),
                "--" + MigrationFuse.VERSION + "=" + version,
                "--" + MigrationFuse.STATEMENTS + "=" + statements));
        try (OwnProcess process = OwnProcess.start(Mutatieboek.class, options.toArray(String[]::new))) {
            Ended ended = process.await();
            assertThat(ended.exit())
                    .as("V%d after %d statements; its log: %s", version, statements, ended.err())
                    .isEqualTo(Fire.KILLED);
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

    private static List<String> answers(BookUnderFire book, LedgerHead head) throws IOException {
        try (Served served = Served.from(book)) {
            return List.of(
                    served.get("/v1/ledger/head").body(),
                    served.get("/v1/balances?depth=8&atLeast=" + head.ledgerNumber())
                            .body());
        }
    }
}
