package nl.mutatieboek.oversight.rebuild;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.NameReferenceProvider;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.projection.ProjectionRebuildTarget;
import nl.mutatieboek.ledger.proof.TileRebuilder;
import nl.mutatieboek.ledger.verification.JdbcRebuildCertificateRepository;
import nl.mutatieboek.ledger.verification.RebuildKind;
import nl.mutatieboek.platform.HeavyWorkLimiter;
import nl.mutatieboek.security.ActorNameResolver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A rebuild during service, and a replay for an auditor. */
@Tag("main")
class RebuildApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static long opening;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX").chapter("XVII").items(2025, "XX/37", "XVII/1");
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 1_000)));
        opening = ledger.ledgerNumber();
        ledger.book(proposal(
                MutationKind.TRANSFER, "2026-OWB", expenditure("XX/37", 2026, -7), expenditure("XVII/1", 2026, 7)));
        BOOK.awaitProjections();
    }

    @Test
    void law_5_rebuild_proves_all_rows_equal_and_serves_queries_afterwards() throws Exception {
        String before = balances();
        HttpReply started = BOOK.as("approver").post("/v1/rebuilds", "{}");

        assertThat(started.status()).isEqualTo(202);
        String path = started.header("Location");
        assertThat(path).isEqualTo("/v1/rebuilds/" + started.text("/id"));
        HttpReply done = awaitEnd(path);
        assertThat(done.text("/state")).isEqualTo("EQUAL");
        assertThat(done.json().at("/read").asLong()).isEqualTo(BOOK.ledgerNumber());
        assertThat(done.json().at("/certificate/from").asLong()).isEqualTo(1);
        assertThat(done.json().at("/certificate/to").asLong()).isEqualTo(BOOK.ledgerNumber());
        assertThat(done.text("/certificate/headHash"))
                .isEqualTo(BOOK.as("auditor").get("/v1/ledger/head").text("/hash"));
        assertThat(BOOK.as("approver").get(path + "/certificate").text("/head"))
                .isEqualTo(BOOK.as("auditor")
                        .get("/v1/heads/" + BOOK.ledgerNumber())
                        .body());
        assertThat(done.json().at("/certificate/projections").findValuesAsString("name"))
                .containsExactly("structure", "balances", "mutations", "matters");
        assertThat(done.json().at("/certificate/differences")).isEmpty();
        assertThat(done.json().at("/certificate/replaced").asBoolean()).isTrue();
        assertThat(balances()).isEqualTo(before);
        assertThat(done.text("/startedBy")).isEqualTo("approver");
        assertThat(BOOK.as("approver").get(path + "/certificate").text("/balancesSha256"))
                .isEqualTo(done.text("/certificate/balancesSha256"));
    }

    @Test
    void rebuild_whose_thread_cannot_start_is_not_under_way() {
        AtomicBoolean memoryIsShort = new AtomicBoolean(true);
        RebuildService rebuilds = rebuildService(work -> {
            if (memoryIsShort.getAndSet(false)) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return new Thread(work);
        });
        UUID failed = UUID.randomUUID();
        UUID next = UUID.randomUUID();

        assertThatThrownBy(() -> start(rebuilds, failed)).isInstanceOf(OutOfMemoryError.class);
        assertThat(rebuilds.findResponse(failed, RebuildKind.REBUILD)).isEmpty();

        start(rebuilds, next);
        await().until(() ->
                rebuilds.find(next, RebuildKind.REBUILD).orElseThrow().state() == RebuildJob.RebuildState.EQUAL);
    }

    private static RebuildService rebuildService(ThreadFactory threads) {
        return new RebuildService(
                BOOK.bean(LedgerReader.class),
                ProjectionFactory.FROM_SPRING_FACTORIES,
                BOOK.bean(ProjectionRebuildTarget.class),
                BOOK.bean(TileRebuilder.class),
                BOOK.bean(JdbcRebuildCertificateRepository.class),
                BOOK.bean(NameReferenceProvider.class),
                BOOK.bean(ActorNameResolver.class),
                new HeavyWorkLimiter(Duration.ofSeconds(20), threads),
                Clock.systemUTC());
    }

    private static void start(RebuildService rebuilds, UUID id) {
        rebuilds.startOrFind(id, new PersonId("approver"), id.toString(), null, RebuildKind.REBUILD, false);
    }

    @Test
    void entry_recorded_after_a_rebuild_reaches_the_new_projections() {
        awaitEnd(BOOK.as("approver").post("/v1/rebuilds", "{}").header("Location"));
        new LedgerFixture(BOOK).book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2031 - 1, 5)));
        BOOK.awaitProjections();

        assertThat(BOOK.as("auditor")
                        .get("/v1/balances?item=XX/37&flow=EXPENDITURE&year=2030")
                        .json()
                        .at("/balances/0/thousands")
                        .asLong())
                .isEqualTo(5);
    }

    @Test
    void repeated_idempotency_key_returns_the_same_rebuild() {
        HttpReply one = BOOK.as("approver").post("/v1/rebuilds", "{}", "the-key");
        awaitEnd(one.header("Location"));
        HttpReply other = BOOK.as("approver").post("/v1/rebuilds", "{}", "the-key");

        assertThat(other.text("/id")).isEqualTo(one.text("/id"));
        assertThat(other.json().at("/certificate/replaced").asBoolean()).isTrue();
        assertThat(BOOK.as("auditor")
                        .post("/v1/replays", "{\"knownAt\": \"5\"}", "a-key")
                        .status())
                .isEqualTo(202);
        assertThat(BOOK.as("auditor")
                        .post("/v1/replays", "{\"knownAt\": \"6\"}", "a-key")
                        .status())
                .isEqualTo(422);
        assertThat(BOOK.as("auditor").post("/v1/replays", "{}", "a-key").status())
                .isEqualTo(422);
    }

    @Test
    void rebuild_is_not_found_as_a_replay() {
        HttpReply done = awaitEnd(
                BOOK.as("approver").post("/v1/rebuilds", "{}", "an-old-one").header("Location"));

        assertThat(BOOK.as("auditor").get("/v1/replays/" + done.text("/id")).status())
                .isEqualTo(404);
        assertThat(done.json().at("/hasBalances").asBoolean()).isFalse();
    }

    @Test
    void balances_are_kept_for_the_last_replay_only() {
        String one =
                BOOK.as("auditor").post("/v1/replays", "{\"knownAt\": \"4\"}").header("Location");
        assertThat(awaitEnd(one).json().at("/hasBalances").asBoolean()).isTrue();
        String next = BOOK.as("auditor").post("/v1/replays", "{}").header("Location");
        assertThat(awaitEnd(next).json().at("/hasBalances").asBoolean()).isTrue();

        assertThat(BOOK.as("auditor").get(one).json().at("/hasBalances").asBoolean())
                .isFalse();
        assertThat(BOOK.as("auditor").get(one + "/balances").status()).isEqualTo(404);
    }

    @Test
    void replay_returns_all_balances_at_a_number_with_their_sha256() throws Exception {
        HttpReply done = awaitEnd(BOOK.as("auditor")
                .post("/v1/replays", "{\"knownAt\": \"%d\"}".formatted(opening))
                .header("Location"));
        HttpReply list = BOOK.as("auditor")
                .send(BOOK.as("auditor")
                        .request("/v1/replays/" + done.text("/id") + "/balances")
                        .header("Accept", "text/csv"));

        assertThat(done.text("/state")).isEqualTo("EQUAL");
        assertThat(done.json().at("/certificate/replaced").asBoolean()).isFalse();
        assertThat(list.body()).isEqualTo("item,flow,year,thousands\nXX/37,EXPENDITURE,2026,1000\n");
        assertThat(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(list.body().getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(done.text("/certificate/balancesSha256"));
    }

    @Test
    void rebuild_is_forbidden_to_proposer_and_auditor() {
        assertThat(BOOK.as("proposer").post("/v1/rebuilds", "{}").status()).isEqualTo(403);
        assertThat(BOOK.as("auditor").post("/v1/rebuilds", "{}").status()).isEqualTo(403);
    }

    @Test
    void cancelling_a_finished_replay_has_no_effect() {
        String replay = BOOK.as("auditor").post("/v1/replays", "{}").header("Location");
        awaitEnd(replay);

        assertThat(BOOK.as("auditor").post(replay + "/cancellations", "{}").text("/state"))
                .isEqualTo("EQUAL");
        assertThat(BOOK.as("approver")
                        .post(replay.replace("replays", "rebuilds") + "/cancellations", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(BOOK.as("auditor")
                        .post(replay.replace("replays", "rebuilds") + "/cancellations", "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void invalid_replay_or_rebuild_request_is_rejected() {
        assertThat(BOOK.as("auditor")
                        .post("/v1/replays", "{\"knownAt\": \"soon\"}")
                        .status())
                .isEqualTo(400);
        assertThat(BOOK.as("auditor")
                        .post("/v1/replays", "{\"knownAt\": \"4000\"}")
                        .status())
                .isEqualTo(400);
        assertThat(BOOK.as("auditor").get("/v1/rebuilds/41").status()).isEqualTo(404);
        assertThat(BOOK.as("auditor")
                        .get("/v1/rebuilds/00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(404);
    }

    private static HttpReply awaitEnd(String path) {
        await().until(() -> !BOOK.as("auditor").get(path).text("/state").equals("RUNNING"));
        return BOOK.as("auditor").get(path);
    }

    private static String balances() {
        return BOOK.as("auditor").get("/v1/balances?flow=EXPENDITURE&depth=8").body();
    }
}
