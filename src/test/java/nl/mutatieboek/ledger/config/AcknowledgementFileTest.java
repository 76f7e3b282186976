package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.LedgerStartupException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An H2 book without its acknowledged entries is not opened, and the operator is shown what is lost. */
@Tag("whole")
class AcknowledgementFileTest {
    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    private ApplicationFixture book;

    @AfterEach
    void stop() {
        book.stop();
    }

    @Test
    void ledger_older_than_its_acknowledgement_file_is_not_opened() throws IOException {
        Path file = data.resolve("book.mv.db");
        Path acknowledgement = data.resolve("book.acknowledged");
        book = ApplicationFixture.emptyIn(data).start();
        new LedgerFixture(book).moment("2025-OWB", "2024-09-17").chapter("XX");
        book.stop();
        Files.copy(file, elsewhere.resolve("backup"));
        book.start();
        new LedgerFixture(book).items(2013, "XX/37", "XX/92", "XX/93");
        String hash =
                HexFormat.of().formatHex(book.bean(LedgerReader.class).head().hash());
        assertThat(acknowledgement).hasContent("0000000000000000005 " + hash + "\n");
        book.stop();
        Files.copy(elsewhere.resolve("backup"), file, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(book::start)
                .rootCause()
                .isInstanceOf(LedgerStartupException.class)
                .hasMessage(
                        "The book was acknowledged up to entry 5 and ends at 2: entries 3 to 5 are lost. Put the file"
                                + " back that holds them. If an older backup was restored on purpose, remove "
                                + acknowledgement
                                + " and start again.");
        assertThat(acknowledgement).hasContent("0000000000000000005 " + hash + "\n");

        Files.delete(acknowledgement);
        Files.move(data.resolve("heads/last-head.txt"), data.resolve("heads/restored-head.txt"));
        book.start();
        assertThat(Files.readString(acknowledgement)).startsWith("0000000000000000002 ");
    }

    @Test
    void unwritable_acknowledgement_file_is_reported_at_startup() {
        book = ApplicationFixture.emptyIn(data)
                .with("mutatieboek.acknowledgement="
                        + elsewhere.resolve("not there").resolve("book.acknowledged"));

        assertThatThrownBy(book::start)
                .rootCause()
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageContaining("cannot be written, which says up to where the book was acknowledged");
    }

    @Test
    void interrupted_backup_is_repeated_at_the_next_start() throws IOException {
        Files.writeString(elsewhere.resolve("backup.part"), "half");
        // Only on request, not on schedule.
        Files.writeString(elsewhere.resolve("book-20261130T000000Z-0.zip"), "");
        book = ApplicationFixture.emptyIn(data)
                .with("mutatieboek.backup.folder=" + elsewhere)
                .start();

        await().untilAsserted(() -> {
            assertThat(elsewhere.resolve("backup.part")).doesNotExist();
            assertThat(elsewhere.toFile().list((folder, name) -> name.endsWith(".zip")))
                    .hasSize(2);
        });
    }

    @Test
    void ledger_whose_entry_differs_from_the_acknowledged_one_is_not_opened() throws IOException {
        Path acknowledgement = data.resolve("book.acknowledged");
        book = ApplicationFixture.emptyIn(data).start();
        new LedgerFixture(book).moment("2025-OWB", "2024-09-17");
        String hash =
                HexFormat.of().formatHex(book.bean(LedgerReader.class).head().hash());
        book.stop();
        String other = "ab".repeat(32);
        Files.writeString(acknowledgement, "0000000000000000001 " + other + "\n");

        assertThatThrownBy(book::start)
                .rootCause()
                .hasMessage("Entry 1 of this book is not the one that was acknowledged: the hash was " + other
                        + " and is "
                        + hash + ". Put the file back that holds it. If another book was put here on purpose, remove "
                        + acknowledgement + " and start again.");
    }
}
