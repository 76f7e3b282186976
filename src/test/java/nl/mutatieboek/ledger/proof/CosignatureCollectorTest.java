package nl.mutatieboek.ledger.proof;

import static nl.mutatieboek.ledger.proof.WitnessStub.reply;
import static nl.mutatieboek.ledger.proof.WitnessStub.textOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.proof.WitnessStub.WitnessBehaviour;
import nl.mutatieboek.verifier.VerifierMain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Co-signatures of witnesses that answer well, badly or not at all; the offline verifier judges the results. */
@Tag("application")
class CosignatureCollectorTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofMillis(1_500);
    private static final String ALL = "group both all one two\nquorum both\n";
    private static final String ANY = "group both any one two\nquorum both\n";

    private static HeadSigner signer;
    private static long size;

    @TempDir
    Path folder;

    private WitnessStub one;
    private WitnessStub two;

    @BeforeAll
    static void record() {
        size = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .items(2013, "XX/37", "XX/92")
                .ledgerNumber();
        signer = BOOK.bean(HeadSigner.class);
        await().until(() ->
                signer.findLatest().filter(head -> head.size() == size).isPresent());
    }

    @BeforeEach
    void start_witnesses() throws IOException {
        one = new WitnessStub("witness.example/one");
        two = new WitnessStub("witness.example/two");
        Files.deleteIfExists(kept());
    }

    @AfterEach
    void stop_witnesses() {
        one.close();
        two.close();
    }

    @Test
    void head_with_the_quorum_is_kept_and_accepted_offline() throws Exception {
        CosignatureCollector collector = collect(ALL);

        String note = collector.findLatest().orElseThrow().note();
        assertThat(note).startsWith(signer.findLatest().orElseThrow().note()).contains("witness.example/one", "/two");
        assertThat(kept()).hasContent(note);
        assertThat(verify(note, ALL)).isEqualTo(VerifierMain.HOLDS);
        assertThat(collector.uncosignedSince()).isEmpty();
        assertThat(collector.outcomes())
                .containsOnly(Map.entry("one", "co-signed " + size), Map.entry("two", "co-signed " + size));
    }

    @Test
    void cosigned_head_that_could_not_be_written_is_written_in_the_next_round() throws Exception {
        Files.createDirectories(kept().resolve("in-the-way"));
        CosignatureCollector collector = collector(ALL);
        assertThatThrownBy(collector::collect).isInstanceOf(RuntimeException.class);
        Files.delete(kept().resolve("in-the-way"));
        Files.delete(kept());

        collector.collect();

        assertThat(collector.findLatest()).isPresent();
        assertThat(kept()).exists();
        assertThat(one.requests()).hasSize(1);
    }

    @Test
    void cosignature_beyond_the_quorum_that_could_not_be_written_is_written_in_the_next_round() throws Exception {
        two.behave((exchange, body) -> {
            Files.delete(kept());
            Files.createDirectories(kept().resolve("in-the-way"));
            reply(exchange, 200, two.cosign(textOf(body), Instant.now()));
        });
        CosignatureCollector collector = collector(ANY);
        assertThatThrownBy(collector::collect).isInstanceOf(RuntimeException.class);
        Files.delete(kept().resolve("in-the-way"));
        Files.delete(kept());

        collector.collect();

        assertThat(kept()).content().contains("witness.example/one", "witness.example/two");
        assertThat(two.requests()).hasSize(1);
    }

    @Test
    void head_short_of_the_quorum_is_not_kept_and_refused_offline() throws Exception {
        two.behave((exchange, body) -> reply(exchange, 403, ""));

        assertThat(collect(ALL).findLatest()).isEmpty();
        String note = collect(ANY).findLatest().orElseThrow().note();
        assertThat(verify(note, ANY)).isEqualTo(VerifierMain.HOLDS);
        assertThat(verify(note, ALL)).isEqualTo(VerifierMain.FAILS);
    }

    @Test
    void witness_that_knows_an_earlier_head_gets_the_proof_from_there() throws Exception {
        one.remember(2);

        assertThat(collect(ANY).findLatest()).isPresent();

        assertThat(one.requests())
                .containsExactly(
                        "old 0\n\n" + signer.findLatest().orElseThrow().note(),
                        signer.findConsistency(2, size).orElseThrow());
    }

    @Test
    void witness_that_knows_this_head_gets_no_proof() throws Exception {
        one.remember(size);

        assertThat(collect(ANY).findLatest()).isPresent();

        assertThat(one.requests()).last().asString().startsWith("old %d\n\n".formatted(size));
    }

    @Test
    void conflict_that_leads_nowhere_is_a_failure() throws Exception {
        one.remember(size + 1);
        two.behave((exchange, body) -> reply(exchange, 409, "two\n"));
        CosignatureCollector collector = collect(ANY);
        assertThat(collector.findLatest()).isEmpty();
        assertThat(collector.outcomes().get("one")).contains("beyond the one of " + size);
        assertThat(collector.outcomes().get("two")).contains("names no size");

        two.behave((exchange, body) -> reply(exchange, 409, "1\n"));
        assertThat(collect(ANY).outcomes().get("two")).contains("status 409");
    }

    @Test
    void refused_head_is_sent_again_after_a_pause() throws Exception {
        for (int status : new int[] {403, 404, 422, 500, 503}) {
            one.behave((exchange, body) -> reply(exchange, status, "no"));
            one.requests().clear();
            CosignatureCollector collector = collector("quorum one\n");
            collector.collect();
            collector.collect();
            assertThat(one.requests()).as("%d", status).hasSize(1);
            assertThat(collector.outcomes().get("one")).contains("status " + status);
            assertThat(collector.uncosignedSince()).isPresent();

            one.behaveHonestly();
            one.remember(0);
            Thread.sleep(PAUSE.plusMillis(50));
            collector.collect();
            assertThat(collector.findLatest()).as("%d", status).isPresent();
            assertThat(collector.uncosignedSince()).isEmpty();
            Files.delete(kept());
        }
    }

    @Test
    void redirect_is_not_followed() throws Exception {
        one.behave((exchange, body) -> {
            exchange.getResponseHeaders().add("Location", two.address() + "/add-checkpoint");
            reply(exchange, 307, "");
        });
        assertRefused("status 307");
        assertThat(two.requests()).isEmpty();
    }

    @Test
    void slow_and_endless_answers_are_given_up() throws Exception {
        assertRefused("no whole answer", (exchange, body) -> Thread.sleep(TIMEOUT.multipliedBy(2)));
        assertRefused("no whole answer", (exchange, body) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 40; i++) {
                    out.write('x');
                    out.flush();
                    Thread.sleep(100);
                }
            }
        });
    }

    @Test
    void witness_that_is_down_does_not_keep_another_from_signing() throws Exception {
        one.close();
        CosignatureCollector collector = collect(ANY);
        assertThat(collector.findLatest()).isPresent();
        assertThat(collector.outcomes().get("one")).contains("ConnectException");
    }

    @Test
    void long_answer_is_refused() throws Exception {
        assertRefused(
                "longer than",
                (exchange, body) -> reply(exchange, 200, one.cosign(textOf(body), Instant.now()) + "x".repeat(20_000)));
    }

    @Test
    void signature_of_somebody_else_is_refused() throws Exception {
        assertRefused(
                "no signature of its key",
                (exchange, body) -> reply(exchange, 200, two.cosign(textOf(body), Instant.now())));
        try (WitnessStub namesake = new WitnessStub("witness.example/one")) {
            assertRefused(
                    "no signature of its key",
                    (exchange, body) -> reply(exchange, 200, namesake.cosign(textOf(body), Instant.now())));
        }
        assertRefused("no signature of its key", (exchange, body) -> reply(exchange, 200, ""));
    }

    @Test
    void wrong_signature_is_refused() throws Exception {
        assertRefused("is wrong", (exchange, body) -> {
            String line = one.cosign(textOf(body), Instant.now());
            char changed = line.charAt(60) == 'A' ? 'B' : 'A';
            reply(exchange, 200, line.substring(0, 60) + changed + line.substring(61));
        });
        assertRefused(
                "is wrong",
                (exchange, body) -> reply(
                        exchange, 200, one.cosign(signer.find(2).orElseThrow().text(), Instant.now())));
        assertRefused(
                "is wrong",
                (exchange, body) -> reply(exchange, 200, one.cosign("other" + textOf(body), Instant.now())));
    }

    @Test
    void signature_of_another_time_is_refused() throws Exception {
        for (Duration ahead : List.of(Duration.ofMinutes(11), Duration.ofMinutes(-11), Duration.ofDays(400_000_000))) {
            assertRefused(
                    "another time",
                    (exchange, body) -> reply(
                            exchange,
                            200,
                            one.cosign(textOf(body), Instant.now().plus(ahead))));
        }
    }

    @Test
    void kept_head_is_found_after_a_restart_only_if_the_policy_is_still_fulfilled() throws Exception {
        String note = collect("quorum one\n").findLatest().orElseThrow().note();

        assertThat(collector(ANY).findLatest().orElseThrow().note()).isEqualTo(note);
        assertThat(collector(ALL).findLatest()).isEmpty();
        Files.writeString(kept(), note.replaceFirst("\n" + size + "\n", "\n" + (size - 1) + "\n"));
        assertThat(collector(ANY).findLatest()).isEmpty();
        int inSignature = note.length() - 10;
        Files.writeString(
                kept(),
                note.substring(0, inSignature)
                        + (note.charAt(inSignature) == 'A' ? 'B' : 'A')
                        + note.substring(inSignature + 1));
        assertThat(collector(ANY).findLatest()).isEmpty();
        Files.writeString(kept(), "damaged");
        assertThat(collector(ANY).findLatest()).isEmpty();
        assertThat(collect(ANY).findLatest()).isPresent();
    }

    @Test
    void latest_known_head_does_not_wait_for_a_file() throws Exception {
        // Reading a named pipe blocks until a writer opens it, like reading from a disk that does not respond.
        assertThat(new ProcessBuilder("mkfifo", kept().toString()).start().waitFor())
                .isZero();
        CosignatureCollector collector = collector(ANY);
        Thread reading = Thread.startVirtualThread(collector::findLatest);
        try {
            await().until(() -> reading.getState() != Thread.State.NEW);
            Thread.sleep(200);
            assertThat(reading.isAlive()).isTrue();

            assertThat(CompletableFuture.supplyAsync(collector::findLatestKnown))
                    .succeedsWithin(Duration.ofSeconds(5))
                    .isEqualTo(Optional.empty());
        } finally {
            Files.writeString(kept(), "");
            reading.join();
        }
    }

    private void assertRefused(String problem, WitnessBehaviour behaviour) throws Exception {
        one.behave(behaviour);
        assertRefused(problem);
    }

    private void assertRefused(String problem) throws Exception {
        CosignatureCollector collector = collect("quorum one\n");
        assertThat(collector.findLatest()).isEmpty();
        assertThat(kept()).doesNotExist();
        assertThat(collector.outcomes().get("one")).contains(problem);
    }

    /** Has the latest head co-signed once; with a quorum of one, the other witness has no address. */
    private CosignatureCollector collect(String quorum) throws InterruptedException {
        CosignatureCollector collector = collector(quorum);
        collector.collect();
        return collector;
    }

    private CosignatureCollector collector(String quorum) {
        return new CosignatureCollector(
                signer, CosignaturePolicy.parse(policy(quorum)), PAUSE, TIMEOUT, Clock.systemUTC());
    }

    private String policy(String quorum) {
        return "log %s\nwitness one %s %s/\nwitness two %s %s\n%s"
                .formatted(
                        signer.verifierKey(),
                        one.verifierKey(),
                        one.address(),
                        two.verifierKey(),
                        quorum.contains("two") ? two.address() : "",
                        quorum);
    }

    private int verify(String note, String quorum) throws IOException {
        PrintStream ignored = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return VerifierMain.run(
                new String[] {
                    "head",
                    Files.writeString(folder.resolve("head"), note).toString(),
                    "--policy",
                    Files.writeString(folder.resolve("policy"), policy(quorum)).toString()
                },
                ignored,
                ignored);
    }

    private static Path kept() {
        return BOOK.data().resolve("heads/cosigned-head.txt");
    }
}
