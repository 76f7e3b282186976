package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.proof.TimestampAuthorityStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The latest head is time-stamped once per interval, beside the archived heads. */
@Tag("whole")
class HeadTimestampTest {
    private static final Path OPENSSL = Path.of("/usr/bin/openssl");

    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    private TimestampAuthorityStub authority;
    private Path archive;
    private ApplicationFixture book;

    @BeforeEach
    void configure() throws Exception {
        authority = new TimestampAuthorityStub().warmUp();
        archive = elsewhere.resolve("archive");
        book = ApplicationFixture.emptyIn(data).with("mutatieboek.heads.timestamp-authority=" + authority.address());
    }

    @AfterEach
    void stop() {
        book.stop();
        authority.close();
    }

    @Test
    void stamp_is_written_once_per_interval_and_openssl_accepts_it() throws Exception {
        startWithStamp();
        new LedgerFixture(book).chapter("XX");
        awaitSigned(2);
        assertNoFurtherRequest();
        book.stop();
        book.start();
        assertNoFurtherRequest();

        assertThat(files(".tsr")).hasSize(1);
        assumeThat(OPENSSL).isExecutable();
        Path stamp = files(".tsr").getFirst();
        Path head = archive.resolve(stamp.getFileName().toString().replace(".tsr", ".txt"));
        assertThat(opensslOutput(head, stamp)).contains("Verification: OK");
        Path other = Files.writeString(elsewhere.resolve("other"), Files.readString(head) + " ");
        assertThat(opensslOutput(other, stamp)).doesNotContain("Verification: OK");
    }

    private void startWithStamp() {
        book.with("mutatieboek.heads.archive=" + archive).start();
        new LedgerFixture(book).moment("2025-OWB", "2024-09-17");
        await().untilAsserted(() -> assertThat(files(".tsr")).hasSize(1));
    }

    private void awaitSigned(int size) {
        await().untilAsserted(() -> assertThat(detail("signedSize")).isEqualTo(String.valueOf(size)));
    }

    /** The latest head is looked at once a second. */
    private void assertNoFurtherRequest() {
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(authority.requests()).isEqualTo(1));
    }

    /** People remove files after they have archived them. */
    @Test
    void interval_holds_after_the_files_were_removed_from_the_archive() throws Exception {
        startWithStamp();
        await().untilAsserted(() -> assertThat(health()).isEqualTo("written"));
        for (Path file : files("")) {
            Files.delete(file);
        }
        new LedgerFixture(book).chapter("XX");
        awaitSigned(2);
        assertNoFurtherRequest();
        book.stop();
        book.start();
        assertNoFurtherRequest();
    }

    @Test
    void health_tells_whether_and_when_a_stamp_was_written() throws Exception {
        book.with("mutatieboek.heads.archive=" + archive).start();
        assertThat(health()).isEqualTo("none yet");

        new LedgerFixture(book).moment("2025-OWB", "2024-09-17");
        await().untilAsserted(() -> assertThat(health()).isEqualTo("written"));
        assertThat(Duration.parse(detail("timestampAge"))).isBetween(Duration.ZERO, Duration.ofMinutes(5));

        book.stop();
        book.start();
        assertThat(health()).isEqualTo("written");
        assertThat(Duration.parse(detail("timestampAge"))).isBetween(Duration.ZERO, Duration.ofMinutes(5));
    }

    @Test
    void stamp_follows_each_head_when_the_interval_is_short() {
        book.with("mutatieboek.heads.archive=" + archive)
                .with("mutatieboek.heads.timestamp-every=1ms")
                .start();
        new LedgerFixture(book).moment("2025-OWB", "2024-09-17");
        await().untilAsserted(() -> assertThat(files(".tsr")).hasSize(1));
        new LedgerFixture(book).chapter("XX");
        await().untilAsserted(() -> assertThat(files(".tsr")).hasSize(2));
    }

    @Test
    void failure_is_a_detail_of_the_health_and_stops_nothing() throws Exception {
        authority.close();
        book.with("mutatieboek.heads.archive=" + archive).start();
        new LedgerFixture(book).moment("2025-OWB", "2024-09-17");

        await().untilAsserted(() -> assertThat(health()).startsWith("failed: "));

        new LedgerFixture(book).chapter("XX");
        assertThat(files(".tsr")).isEmpty();
    }

    @Test
    void authority_without_an_archive_is_refused_at_the_start() {
        assertThatThrownBy(book::start).hasStackTraceContaining("mutatieboek.heads.archive");
    }

    private String health() {
        return detail("timestamp");
    }

    private String detail(String name) {
        return book.as("approver").get("/actuator/health").text("/components/heads/details/" + name);
    }

    private List<Path> files(String suffix) throws IOException {
        if (!Files.isDirectory(archive)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(archive)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private String opensslOutput(Path content, Path stamp) throws Exception {
        Path trusted = authority.writeCertificate(elsewhere.resolve("authority.pem"));
        Process process = new ProcessBuilder(
                        OPENSSL.toString(),
                        "ts",
                        "-verify",
                        "-data",
                        content.toString(),
                        "-in",
                        stamp.toString(),
                        "-CAfile",
                        trusted.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
