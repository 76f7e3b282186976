package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.JavaProcess;
import nl.mutatieboek.JavaProcess.ProcessResult;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MutatieboekApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A missing entry is explained in one sentence; server and command line look for heads in the same place. */
@Tag("whole")
class MissingEntryTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void write() throws IOException {
        data = folder.resolve("book");
        ApplicationFixture book = ApplicationFixture.emptyIn(data).start();
        new LedgerFixture(book).moment("2026-OWB", "2025-09-16").chapter("XX").items(2013, "XX/37", "XX/92");
        book.stop();
        Files.move(data.resolve("heads"), folder.resolve("book-heads"));
        Files.deleteIfExists(data.resolve("book.checkpoint"));
    }

    @Test
    void command_line_finds_the_head_beside_the_data_directory() {
        ProcessResult verified = run("verify");

        assertThat(verified.exit()).isZero();
        assertThat(verified.out()).contains("0 tiles and the signed head of 4, equal");
    }

    @Test
    void gap_is_explained_in_one_sentence() throws SQLException {
        delete(3);

        for (ProcessResult ended :
                new ProcessResult[] {run("serve", "--server.port=0"), run("balance", "--item", "XX")}) {
            assertThat(ended.exit()).isEqualTo(3);
            assertThat(ended.err())
                    .contains("Entry 3 is missing: after 2 comes 4. Run verify")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void missing_end_is_explained_in_one_sentence() throws SQLException {
        delete(4);

        ProcessResult requested = run("balance", "--item", "XX");
        assertThat(requested.exit()).isEqualTo(3);
        assertThat(requested.err())
                .contains("Entry 4 is missing: the ledger ends at 3, but its head is at 4. Run verify")
                .doesNotContain("\tat ");
        // A server compares the entry that it last acknowledged first.
        ProcessResult served = run("serve", "--server.port=0");
        assertThat(served.exit()).isEqualTo(3);
        assertThat(served.err())
                .contains("Entry 4 of this book is not the one that was acknowledged")
                .doesNotContain("\tat ");
    }

    private void delete(long number) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("book"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("drop trigger ledger_entry_append_only");
            assertThat(statement.executeUpdate("delete from ledger_entry where ledger_number = " + number))
                    .isEqualTo(1);
        }
    }

    private ProcessResult run(String command, String... options) {
        String[] all = new String[options.length + 3];
        all[0] = command;
        all[1] = "--data";
        all[2] = data.toString();
        System.arraycopy(options, 0, all, 3, options.length);
        try (JavaProcess process = JavaProcess.start(MutatieboekApplication.class, all)) {
            return process.await();
        }
    }
}
