package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.ledger.Sha256Digest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Data under embargo is answered to other readers exactly like data that does not exist. */
@Tag("application")
class HiddenMutationTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static final MutationId UNKNOWN = new MutationId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
    private static final String NUMBER = "XX-2190-0001";
    private static MutationId hidden;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2190-OWB", "2189-09-20")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XVII/1");
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 10)));
        hidden = ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/37", 2190, 7_654_321)));
        BOOK.awaitProjections();
        assertThat(BOOK.as("auditor").get("/v1/mutations/" + hidden).body()).contains(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/mutations/ID",
                "GET /v1/mutations/ID?knownAt=3",
                "GET /v1/mutations/ID/explanations",
                "POST /v1/mutations/ID/approvals",
                "POST /v1/mutations/ID/approvals?dryRun=true",
                "POST /v1/mutations/ID/confirmations",
                "POST /v1/mutations/ID/rejections {'reason': 'r'}",
                "POST /v1/mutations/ID/returns {'reason': 'r'}",
                "POST /v1/mutations/ID/withdrawals",
                "POST /v1/mutations/ID/early-executions {'letter': 'l', 'reason': 'r'}",
                "POST /v1/mutations/ID/reversals {'reason': 'r'}",
                "POST /v1/mutations PROPOSAL",
                "POST /v1/mutations?dryRun=true PROPOSAL",
                "POST /v1/mutations/batches {'mode': 'TOGETHER', 'mutations': [PROPOSAL]}",
                "POST /v1/mutations/batches {'mode': 'EACH', 'mutations': [PROPOSAL]}",
                "POST /v1/mutations/batches?dryRun=true {'mode': 'TOGETHER', 'mutations': [PROPOSAL]}",
                "POST /v1/mutations/batches?dryRun=true {'mode': 'EACH', 'mutations': [PROPOSAL]}"
            })
    void api_response_for_a_hidden_mutation_equals_that_for_an_unknown_one(String requested) {
        long before = BOOK.ledgerNumber();

        String response = responseText(requested, hidden);

        assertThat(response).isEqualTo(responseText(requested, UNKNOWN)).doesNotContain(NUMBER, "7654321", "embargo");
        assertThat(response).containsPattern("not-found|unknown-mutation");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void reversal_under_embargo_does_not_show_in_whether_another_chapter_may_replace_the_original() {
        LedgerFixture ledger = new LedgerFixture(BOOK).embargoedMoment("2026-O1", "2026-04-24");
        MutationId booked = ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 11)));
        MutationId reversed =
                ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 12)));
        MutationId reversal = ledger.reverse(reversed, Moment.parse("2026-O1"));
        assertThat(BOOK.as("counterpart").get("/v1/mutations/" + reversal).status())
                .isEqualTo(404);

        for (String requested :
                new String[] {"POST /v1/mutations PROPOSAL", "POST /v1/mutations?dryRun=true PROPOSAL"}) {
            assertThat(responseText(requested, reversed))
                    .isEqualTo(responseText(requested, booked))
                    .contains("not-of-chapter");
        }
    }

    @Test
    void reversal_under_embargo_stays_hidden_in_the_register_after_a_later_entry() {
        LedgerFixture ledger = new LedgerFixture(BOOK).embargoedMoment("2026-O2", "2026-11-28");
        MutationId booked =
                ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 14)));
        ledger.attach(LedgerFixture.PROPOSER, booked, "memo").approve(booked);
        ledger.reverse(booked, Moment.parse("2026-O2"));
        ledger.record(
                LedgerFixture.PROPOSER,
                id -> new Command.WithdrawAttachment(
                        booked, Sha256Digest.hex("memo".getBytes(StandardCharsets.UTF_8)), "no longer of use"));
        BOOK.awaitProjections();

        assertThat(registered("counterpart", booked, "")).isEqualTo("BOOKED");
        assertThat(registered("counterpart", booked, "state=BOOKED")).isEqualTo("BOOKED");
        assertThat(registered("counterpart", booked, "state=REVERSED")).isEmpty();
        assertThat(registered("auditor", booked, "state=REVERSED")).isEqualTo("REVERSED");
        assertThat(registered("auditor", booked, "state=BOOKED")).isEmpty();
    }

    /** The state of a mutation in the register as this person searches it; empty if it is not found. */
    private static String registered(String person, MutationId mutation, String query) {
        for (JsonNode found :
                BOOK.as(person).get("/v1/mutations?" + query).json().get("mutations")) {
            if (found.get("id").asString().equals(mutation.toString())) {
                return found.get("state").asString();
            }
        }
        return "";
    }

    @Test
    void mutation_does_not_show_the_hidden_one_that_it_replaces() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        MutationId returned =
                ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/37", 2190, 13)));
        ledger.record(LedgerFixture.APPROVER, id -> new Command.ReturnMutation(returned, "r"));
        HttpReply replacing = BOOK.as("proposer").post("/v1/mutations", """
            {"kind": "RE_ESTIMATE", "title": "t", "explanation": "e", "moment": "2026-OWB", "basis": "READ",
             "cause": "c", "prognosisNotStated": true, "source": {"document": "d"}, "corrects": "%s",
             "postings": [{"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": 13}]}
            """.formatted(returned));
        assertThat(replacing.status()).as(replacing.body()).isEqualTo(201);
        String path = replacing.header("Location");
        BOOK.awaitProjections();

        assertThat(BOOK.as("proposer").get(path).text("/corrects")).isEqualTo(returned.toString());
        assertThat(BOOK.as("counterpart").get(path).json().get("corrects").isNull())
                .isTrue();
        String page = path.replace("/v1", "");
        assertThat(BOOK.browse("proposer").get(page).body()).contains("Vervangt:", returned.toString());
        assertThat(BOOK.browse("counterpart").get(page).body())
                .doesNotContain("Vervangt:", returned.toString(), "XX-2190");
    }

    /** Only a mutation that ended or is being reversed can be replaced. */
    @Test
    void replacement_of_a_mutation_does_not_show_that_its_hidden_reversal_exists() {
        LedgerFixture ledger = new LedgerFixture(BOOK).embargoedMoment("2026-SBS", "2026-09-15");
        MutationId booked = ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 15)));
        ledger.reverse(booked, Moment.parse("2026-SBS"));
        MutationId replacing = ledger.propose(
                new ProposalBuilder(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 16)))
                        .corrects(booked)
                        .build());
        BOOK.awaitProjections();

        assertThat(BOOK.as("auditor").get("/v1/mutations/" + replacing).text("/corrects"))
                .isEqualTo(booked.toString());
        assertThat(BOOK.as("counterpart")
                        .get("/v1/mutations/" + replacing)
                        .json()
                        .get("corrects")
                        .isNull())
                .isTrue();
        assertThat(BOOK.browse("auditor").get("/mutations/" + replacing).body())
                .contains("Vervangt:", booked.toString());
        assertThat(BOOK.browse("counterpart").get("/mutations/" + replacing).body())
                .doesNotContain("Vervangt:", booked.toString());
        assertThat(BOOK.browse("auditor").get("/mutations/" + booked).body())
                .contains("Vervangen door", replacing.toString());
        assertThat(BOOK.browse("counterpart").get("/mutations/" + booked).body())
                .doesNotContain("Vervangen door", replacing.toString());
    }

    @Test
    void replacement_stays_shown_when_a_later_reversal_is_hidden() {
        LedgerFixture ledger = new LedgerFixture(BOOK).embargoedMoment("2026-VB", "2026-09-16");
        MutationId booked = ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 17)));
        MutationId back = new MutationId(UUID.randomUUID());
        ledger.record(LedgerFixture.PROPOSER, id -> new Command.ReverseMutation(back, booked, "a mistake", null, null));
        MutationId replacing = ledger.propose(
                new ProposalBuilder(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 18)))
                        .corrects(booked)
                        .build());
        ledger.record(LedgerFixture.APPROVER, id -> new Command.RejectMutation(back, "no mistake"));
        ledger.reverse(booked, Moment.parse("2026-VB"));
        BOOK.awaitProjections();

        assertThat(BOOK.as("counterpart").get("/v1/mutations/" + replacing).text("/corrects"))
                .isEqualTo(booked.toString());
        assertThat(BOOK.browse("counterpart").get("/mutations/" + booked).body())
                .contains("Vervangen door", replacing.toString());
    }

    private static String responseText(String requested, MutationId id) {
        String proposal = """
            {"kind": "RE_ESTIMATE", "title": "t", "explanation": "e", "moment": "2026-OWB", "basis": "READ",
             "cause": "c", "prognosisNotStated": true, "source": {"document": "d"}, "corrects": "ID",
             "postings": [{"item": "XVII/1", "flow": "EXPENDITURE", "year": 2026, "thousands": 1}]}
            """;
        String[] parts = requested
                .replace('\'', '"')
                .replace("PROPOSAL", proposal)
                .replace("ID", id.toString())
                .split(" ", 3);
        HttpReply reply = parts[0].equals("GET")
                ? BOOK.as("counterpart").get(parts[1])
                : BOOK.as("counterpart").post(parts[1], parts.length > 2 ? parts[2] : "");
        return reply.status() + " " + reply.body().replace(id.toString(), "ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mutations/ID", "/mutations/ID?knownAt=3", "/mutations/new?from=ID"})
    void page_of_a_hidden_mutation_equals_the_page_of_an_unknown_one(String path) {
        PageClient browser = BOOK.browse("counterpart");

        assertThat(page(browser.get(path.replace("ID", hidden.toString())), hidden))
                .isEqualTo(page(browser.get(path.replace("ID", UNKNOWN.toString())), UNKNOWN))
                .startsWith("404 ");
    }

    @Test
    void form_action_on_a_hidden_mutation_is_rejected_as_for_an_unknown_one() {
        PageClient browser = BOOK.browse("counterpart");
        for (String act :
                new String[] {"approvals", "confirmations", "rejections", "returns", "withdrawals", "reversals"}) {
            HttpReply reply = submitAction(browser, act, hidden);

            assertThat(page(reply, hidden))
                    .isEqualTo(page(submitAction(browser, act, UNKNOWN), UNKNOWN))
                    .startsWith("404 ");
        }
    }

    @Test
    void batch_consent_to_a_hidden_mutation_is_rejected_as_for_an_unknown_one() {
        PageClient browser = BOOK.browse("counterpart");
        for (String consent : new String[] {"approvals", "confirmations"}) {
            HttpReply reply = submitBatchConsent(browser, consent, hidden);

            assertThat(page(reply, hidden))
                    .isEqualTo(page(submitBatchConsent(browser, consent, UNKNOWN), UNKNOWN))
                    .startsWith("404 ");
        }
    }

    private static HttpReply submitBatchConsent(PageClient browser, String consent, MutationId id) {
        String key = UUID.randomUUID().toString();
        String token = browser.get("/").page().csrf();
        return browser.submit("/worklist/" + consent, "_csrf", token, "key", key, "mutation", id.toString());
    }

    private static HttpReply submitAction(PageClient browser, String act, MutationId id) {
        String key = UUID.randomUUID().toString();
        String token = browser.get("/").page().csrf();
        return browser.submit("/mutations/" + id + "/" + act, "_csrf", token, "key", key, "reason", "r");
    }

    private static String page(HttpReply reply, MutationId id) {
        assertThat(reply.body()).doesNotContain(NUMBER, "7.654.321", "7654321", "embargo");
        return reply.status() + " "
                + reply.body().replace(id.toString(), "ID").replaceAll("name=\"_csrf\"[^>]*value=\"[^\"]+\"", "");
    }
}
