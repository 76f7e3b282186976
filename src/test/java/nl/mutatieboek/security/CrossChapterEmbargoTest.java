package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withDetails;
import static nl.mutatieboek.LedgerFixture.withMutationClass;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The staff of one chapter sees its data under embargo and none of another chapter: not by a query across both, nor
 * beside a mutation of both.
 */
@Tag("main")
class CrossChapterEmbargoTest {
    private static final Actor OF_BOTH =
            new Actor(new PersonId("planner"), Set.of(new ChapterCode("XX"), new ChapterCode("XVII")));

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static MutationId shared;

    /** XVII/1 became XX/38; both have figures under embargo. */
    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2190-OWB", "2189-09-20")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/38", "XVII/1", "XVII/2");
        ledger.book(withDetails(
                KindDetailsBuilder.empty().lineage("XVII/1 XX/38").build(),
                proposal(
                        MutationKind.REORGANISATION,
                        "2026-OWB",
                        expenditure("XVII/1", 2026, -40),
                        expenditure("XX/38", 2026, 40))));
        book(
                ledger,
                LedgerFixture.COUNTERPART,
                proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XVII/1", 2190, 7_654_321)));
        book(
                ledger,
                LedgerFixture.COUNTERPART,
                withTitle(
                        "Kornoelje",
                        proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XVII/2", 2190, 7_654_321))));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/38", 2190, 1_111_111)));
        ledger.items(2025, "XX/92", "XX/92/earmark");
        ledger.book(proposal(MutationKind.RESERVATION, "2190-OWB", expenditure("XX/92/earmark", 2190, 6_543_217)));
        shared = ledger.propose(withMutationClass(
                MutationClass.TECHNICAL,
                proposal(
                        MutationKind.TRANSFER,
                        "2190-OWB",
                        expenditure("XX/37", 2190, -5_000),
                        expenditure("XVII/2", 2190, 5_000))));
        BOOK.awaitProjections();
    }

    private static void book(LedgerFixture ledger, Actor proposer, Proposal proposal) {
        MutationId[] made = new MutationId[1];
        ledger.record(proposer, id -> {
            made[0] = new MutationId(id);
            return new Command.ProposeMutation(made[0], null, proposal);
        });
        ledger.record(OF_BOTH, id -> new Command.ApproveMutation(made[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/balances?item=XX/38&lineage=true",
                "/v1/trail?item=XX/38&lineage=true",
                "/v1/trail/entries?item=XX/38&lineage=true",
                "/trail?item=XX/38&lineage=true",
                "/trail?item=XX/38&flow=EXPENDITURE&year=2190&lineage=true",
                "/balances/item?item=XX/38&lineage=true&flow=EXPENDITURE&year=2190",
                "/balances/item?item=XX/38&lineage=true&flow=EXPENDITURE&year=2190&order=MOMENT",
                "/balances/item?item=XX/38",
                "/balances/compare?item=XX/38&from=knownAt=1&to=",
                "/v1/mutations?chapter=XX",
                "/mutations?item=XX/38",
                "/v1/samples?seed=1&size=1000&chapter=XX",
                "/samples?seed=1&size=1000&item=XX",
                "/v1/exports/samples?format=csv&seed=1&size=1000&chapter=XX&of=mutations",
                "/signals?scope=XX&year=2190",
                "/worklist",
            })
    void embargoed_figures_of_another_chapter_are_hidden_from_queries_of_the_own(String address) {
        assertThat(responseBody(
                        "auditor",
                        address.replace("chapter=XX", "")
                                .replace("scope=XX", "")
                                .replace("item=XX&", "")))
                .as("who may see it is answered")
                .isNotEmpty();
        assertThat(responseBody("proposer", address))
                .doesNotContain("7654321", "7.654.321", "8765432", "8.765.432", "15308642", "Kornoelje");
    }

    @Test
    void own_embargoed_figures_are_shown_without_lineage() {
        assertThat(responseBody("proposer", "/v1/trail?item=XX/38")).contains("1111111");
        assertThat(responseBody("auditor", "/v1/trail?item=XX/38&lineage=true")).contains("1111111", "7654321");
        assertThat(responseBody("auditor", "/v1/balances?item=XX/38&lineage=true"))
                .contains("8765432");
    }

    @Test
    void article_total_of_another_chapter_is_hidden_beside_a_shared_mutation() {
        assertThat(responseBody("auditor", "/mutations/" + shared)).contains("bij een artikel van 7.654.321");
        assertThat(responseBody("counterpart", "/mutations/" + shared)).contains("bij een artikel van 7.654.321");
        assertThat(responseBody("proposer", "/mutations/" + shared)).doesNotContain("7.654.321");
        assertThat(responseBody("proposer", "/v1/mutations/" + shared + "/explanations"))
                .doesNotContain("7654321");
    }

    /** The answer shows whether the reserve suffices, but not its balance. */
    @Test
    void refusal_of_a_reserve_draw_discloses_no_embargoed_balance() {
        String draw = """
            {"kind": "TRANSFER", "title": "t", "explanation": "e", "moment": "2190-OWB", "basis": "READ", "source": {"document": "d"},
             "postings": [{"item": "XX/92/earmark", "flow": "EXPENDITURE", "year": 2190, "thousands": -9000000},
                          {"item": "XVII/2", "flow": "EXPENDITURE", "year": 2190, "thousands": 9000000}]}
            """;
        for (String path : List.of("/v1/mutations?dryRun=true", "/v1/mutations")) {
            HttpReply refused = BOOK.as("counterpart").post(path, draw);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("/type")).endsWith(":under-embargo");
            assertThat(refused.body()).doesNotContain("6543217", "6,543,217");
            assertThat(BOOK.as("proposer").post(path, draw).text("/available")).isEqualTo("6543217");
        }
        for (String mode : List.of("TOGETHER", "EACH")) {
            String batch = "{\"mode\": \"" + mode + "\", \"mutations\": [" + draw + "]}";
            for (String path : List.of("/v1/mutations/batches?dryRun=true", "/v1/mutations/batches")) {
                assertThat(BOOK.as("counterpart").post(path, batch).body())
                        .contains("under-embargo")
                        .doesNotContain("6543217", "6,543,217");
            }
        }
    }

    @Test
    void dry_run_of_an_each_batch_answers_by_position_as_the_batch_itself() {
        String draw = """
            {"kind": "TRANSFER", "title": "t", "explanation": "e", "moment": "2190-OWB", "basis": "READ", "source": {"document": "d"},
             "postings": [{"item": "XX/92/earmark", "flow": "EXPENDITURE", "year": 2190, "thousands": -9000000},
                          {"item": "XVII/2", "flow": "EXPENDITURE", "year": 2190, "thousands": 9000000}]}
            """;
        String own = """
            {"kind": "CASH_SHIFT", "title": "t", "explanation": "e", "moment": "2190-OWB", "basis": "READ", "source": {"document": "d"},
             "postings": [{"item": "XVII/2", "flow": "EXPENDITURE", "year": 2190, "thousands": -1},
                          {"item": "XVII/2", "flow": "EXPENDITURE", "year": 2191, "thousands": 1}]}
            """;
        String batch = "{\"mode\": \"EACH\", \"mutations\": [" + own + "," + draw + "," + own + "]}";

        HttpReply tried = BOOK.as("counterpart").post("/v1/mutations/batches?dryRun=true", batch);
        HttpReply done = BOOK.as("counterpart").post("/v1/mutations/batches", batch);

        for (HttpReply reply : List.of(tried, done)) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.text("/mutations/0/mutation/title")).isEqualTo("t");
            assertThat(reply.text("/mutations/1/problem/type")).endsWith(":under-embargo");
            assertThat(reply.text("/mutations/1/problem/status")).isEqualTo("403");
            assertThat(reply.text("/mutations/2/mutation/title")).isEqualTo("t");
        }
    }

    private static String responseBody(String name, String address) {
        HttpReply reply = address.startsWith("/v1/")
                ? BOOK.as(name).get(address)
                : BOOK.browse(name).get(address);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }
}
