package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.LedgerStartupException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The application has its heads co-signed as configured, and serves them; a witness that hangs keeps nothing waiting. */
@Tag("application")
class CosigningTest {
    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    private WitnessStub witness;
    private ApplicationFixture book;

    @BeforeEach
    void configure() throws IOException {
        witness = new WitnessStub("witness.example/one");
        Path policy = Files.writeString(
                elsewhere.resolve("policy"),
                "witness one %s %s\nquorum one\n".formatted(witness.verifierKey(), witness.address()));
        book = ApplicationFixture.emptyIn(data)
                .with("mutatieboek.heads.witness-policy=" + policy)
                .with("mutatieboek.heads.witness-every=200ms");
    }

    @AfterEach
    void stop() {
        book.stop();
        witness.close();
    }

    @Test
    void each_later_head_is_cosigned_and_served() {
        book.start();
        assertThat(book.as("auditor").get("/v1/heads/cosigned").status()).isEqualTo(404);

        new LedgerFixture(book).moment("2025-OWB", "2024-09-17");
        awaitCosigned(1);
        new LedgerFixture(book).chapter("XX").items(2013, "XX/37", "XX/92");
        awaitCosigned(4);

        assertThat(health().at("/cosignedSize").asInt()).isEqualTo(4);
        assertThat(Duration.parse(health().at("/cosignedAge").asString())).isLessThan(Duration.ofMinutes(1));
        assertThat(health().at("/witnesses/one").asString()).isEqualTo("co-signed 4");
        await().until(() -> !health().has("uncosignedFor"));
        assertThat(book.anonymous().get("/v1/heads/cosigned").status()).isEqualTo(401);

        book.restart();
        awaitCosigned(4);
    }

    @Test
    void witness_that_hangs_delays_neither_commits_nor_a_stop() {
        CountDownLatch hung = new CountDownLatch(1);
        witness.behave((exchange, body) -> {
            hung.countDown();
            Thread.sleep(30_000);
        });
        book.start();
        new LedgerFixture(book).moment("2025-OWB", "2024-09-17");
        await().until(() -> hung.getCount() == 0);

        new LedgerFixture(book).chapter("XX");
        assertThat(health().at("/uncosignedFor").isString()).isTrue();
        long stopped = System.nanoTime();
        book.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void policy_that_cannot_be_read_is_refused_at_the_start() throws IOException {
        Files.writeString(elsewhere.resolve("policy"), "witness one\nquorum one\n");
        assertThatThrownBy(book::start)
                .rootCause()
                .isInstanceOf(LedgerStartupException.class)
                .hasMessageContaining("a line does not fit: witness one");
    }

    private void awaitCosigned(long size) {
        await().untilAsserted(() -> assertThat(
                        book.as("auditor").get("/v1/heads/cosigned").body())
                .startsWith("mutatieboek\n%d\n".formatted(size))
                .contains("— witness.example/one "));
    }

    private JsonNode health() {
        return book.as("auditor").get("/actuator/health").json().at("/components/heads/details");
    }
}
