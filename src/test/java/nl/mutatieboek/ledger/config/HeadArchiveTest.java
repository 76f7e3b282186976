package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.proof.SignedHead;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed heads are written to a directory, one file each, and never replaced by others. */
@Tag("application")
class HeadArchiveTest {
    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    private Path archive;
    private ApplicationFixture book;

    @BeforeEach
    void configure() {
        archive = elsewhere.resolve("archive");
        book = ApplicationFixture.emptyIn(data)
                .with("mutatieboek.heads.archive=" + archive)
                .with("mutatieboek.heads.archive-every=1h");
    }

    @AfterEach
    void stop() {
        book.stop();
    }

    @Test
    void first_head_is_archived_at_once_and_the_last_at_a_stop() throws IOException {
        book.start();
        new LedgerFixture(book).moment("2025-OWB", "2024-09-17");
        await().untilAsserted(() -> assertThat(sizes()).containsExactly(1));
        assertThat(health("archive")).isEqualTo("written");

        new LedgerFixture(book).chapter("XX").items(2013, "XX/37", "XX/92");
        book.stop();

        assertThat(sizes()).containsExactly(1, 4);
        assertThat(files().getLast()).hasSameTextualContentAs(data.resolve("heads/last-head.txt"));
    }

    @Test
    void archive_goes_on_after_memory_was_short() throws IOException {
        Files.createDirectories(archive);
        SignedHead head = new SignedHead(1, "book.example\n1\nroot\n\n— book.example c2lnbmF0dXJl\n");
        AtomicBoolean memoryIsShort = new AtomicBoolean(true);
        HeadArchiveScheduler scheduler = new HeadArchiveScheduler(
                () -> {
                    if (memoryIsShort.getAndSet(false)) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return Optional.of(head);
                },
                archive,
                Duration.ofMillis(10));

        scheduler.start();
        await().until(scheduler::isWritten);
        scheduler.stop();

        assertThat(sizes()).containsExactly(1);
        assertThat(scheduler.failure()).isNull();
    }

    @Test
    void restart_leaves_the_archived_head_alone() throws IOException {
        book.start();
        new LedgerFixture(book).moment("2025-OWB", "2024-09-17");
        book.stop();
        assertThat(sizes()).containsExactly(1);

        book.start();
        await().untilAsserted(() -> assertThat(health("archive")).isEqualTo("written"));
        book.stop();
        assertThat(sizes()).containsExactly(1);
    }

    @Test
    void other_head_of_the_same_name_is_not_replaced() throws IOException {
        book.start();
        new LedgerFixture(book).moment("2025-OWB", "2024-09-17");
        book.stop();
        Path first = Files.writeString(files().getFirst(), "another history\n");

        book.start();

        await().untilAsserted(() -> assertThat(health("archive")).contains("failed", "it has other content"));
        assertThat(first).hasContent("another history\n");
    }

    @Test
    void empty_book_has_written_nothing() throws IOException {
        book.start();

        assertThat(health("archive")).isEqualTo("none yet");
        assertThat(sizes()).isEmpty();
    }

    @Test
    void damaged_head_of_the_balances_is_reported() throws IOException {
        book.start();
        assertThat(health("balanceHead")).isEmpty();

        Files.writeString(data.resolve("heads/last-balance-head.txt"), "damaged");

        await().untilAsserted(() -> assertThat(health("balanceHead"))
                .startsWith("failed: The signed head in")
                .endsWith("is damaged."));
    }

    @Test
    void directory_that_cannot_be_written_stops_nothing() throws IOException {
        Files.writeString(archive, "no directory");
        book.start();
        new LedgerFixture(book).moment("2025-OWB", "2024-09-17");

        await().untilAsserted(() -> assertThat(health("archive")).startsWith("failed"));
        assertThat(book.as("auditor").get("/actuator/health").status()).isEqualTo(200);
        new LedgerFixture(book).chapter("XX");
    }

    @Test
    void book_without_an_archive_says_nothing_of_it() {
        book = ApplicationFixture.empty();
        book.start();
        assertThat(book.as("auditor")
                        .get("/actuator/health")
                        .json()
                        .at("/components/heads")
                        .toString())
                .contains("UP")
                .doesNotContain("archive");
    }

    private String health(String detail) {
        return book.as("auditor").get("/actuator/health").text("/components/heads/details/" + detail);
    }

    private List<Integer> sizes() throws IOException {
        return files().stream()
                .map(file -> Integer.valueOf(String.valueOf(file.getFileName()).split("-")[1]))
                .toList();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(archive)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(archive)) {
            return files.sorted().toList();
        }
    }
}
