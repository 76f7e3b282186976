package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.SmallBook.booked;
import static nl.mutatieboek.mutation.SmallBook.draw;
import static nl.mutatieboek.mutation.SmallBook.mutation;
import static nl.mutatieboek.mutation.SmallBook.posting;
import static nl.mutatieboek.mutation.SmallBook.proposed;
import static nl.mutatieboek.mutation.SmallBook.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of mutations through the API. */
@Tag("application")
class MutationDoorsTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void record() {
        SmallBook.record(BOOK);
    }

    @Test
    void shows_a_proposal_with_all_that_it_says() {
        HttpReply reply = post("proposer", "/v1/mutations", """
            {"kind": "RE_ESTIMATE", "title": "Minder plekken", "explanation": "Regel een\\nregel twee",
             "moment": "2026-OWB", "momentFrom": "2025-O1", "effectiveOn": "2025-10-01", "continuation": "UNTIL",
             "until": 2029, "basis": "SECONDARY", "class": "WINDFALL", "precisionThousands": 1000,
             "source": {"document": "36800-XX-5", "place": "Tabel 1", "url": "https://example.org/a?b=c",
                        "sha256": "%s"},
             "newPolicy": true, "cause": "Minder instroom", "prognosis": "MPP-II 2025", "note": "Afgerond",
             "chapter": "XX",
             "postings": [{"item": "XX/37", "flow": "COMMITMENTS", "year": 2026, "thousands": -1051000,
                           "basis": "DERIVED", "note": "Nota"}]}\
            """.formatted("0a".repeat(32)));

        String id = reply.text("/id");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/v1/mutations/" + id);
        assertThat(reply.header("ETag")).matches("\"" + BOOK.ledgerNumber() + "-[0-9a-f]{16}\"");
        assertThat(reply.body().replaceAll("20[0-9-]{8}T[0-9:.]+Z", "NOW"))
                .isEqualTo("""
                    {"id":"%s","number":"%s","kind":"RE_ESTIMATE","state":"PROPOSED","title":"Minder plekken",\
                    "explanation":"Regel een\\nregel twee","moment":"2026-OWB","momentFrom":"2025-O1",\
                    "effectiveOn":"2025-10-01","continuation":"UNTIL","until":2029,"basis":"SECONDARY",\
                    "source":{"document":"36800-XX-5","place":"Tabel 1","url":"https://example.org/a?b=c","sha256":"%s"},\
                    "newPolicy":true,"class":"WINDFALL","precisionThousands":1000,"cause":"Minder instroom",\
                    "prognosis":"MPP-II 2025","prognosisNotStated":false,"decision":null,"decisionNotStated":false,"conditions":null,\
                    "parliamentaryPaper":null,"member":null,"bill":null,"carriedFrom":null,"lineage":[],"coverage":null,\
                    "signals":[],"exception":null,"executable":null,"executableGround":null,"note":"Afgerond","corrects":null,"reverses":null,\
                    "reversedBy":null,"reversalProposed":null,"chapter":"XX","proposedBy":"proposer","proposedByName":null,\
                    "proposedAt":"NOW",\
                    "consents":{"given":[],"asked":[{"consent":"approval","chapter":"XX","people":1}]},"reason":null,\
                    "postings":[{"item":"XX/37","flow":"COMMITMENTS","year":2026,"thousands":-1051000,"basis":"DERIVED",\
                    "note":"Nota","suggested":null,"becomes":null}],"ledgerNumber":%d,"recordedAt":"NOW"}\
                    """.formatted(id, reply.text("/number"), "0a".repeat(32), BOOK.ledgerNumber()));
        assertThat(get("/v1/mutations/" + id).body()).isEqualTo(reply.body());
    }

    @Test
    void takes_the_submission_date_and_an_unknown_continuation_where_nothing_is_said() {
        HttpReply reply = get("/v1/mutations/" + proposed(BOOK, transfer(1)));

        assertThat(reply.text("/effectiveOn")).isEqualTo("2025-09-16");
        assertThat(reply.text("/continuation")).isEqualTo("UNKNOWN");
        assertThat(reply.json().at("/precisionThousands").asLong()).isEqualTo(1);
    }

    @Test
    void books_a_transfer_with_the_last_consent_and_shows_who_gave_which() {
        String id = proposed(BOOK, transfer(10_000));

        HttpReply confirmed = post("counterpart", "/v1/mutations/" + id + "/confirmations", "{}");
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.text("/state")).isEqualTo("PROPOSED");
        assertThat(confirmed.json().at("/consents/asked").toString())
                .isEqualTo("[{\"consent\":\"approval\",\"chapter\":\"XX\",\"people\":1}]");

        HttpReply approved = post("approver", "/v1/mutations/" + id + "/approvals", "");
        assertThat(approved.text("/state")).isEqualTo("BOOKED");
        assertThat(approved.json().at("/consents/asked").toString()).isEqualTo("[]");
        assertThat(approved.json().at("/consents/given").findValuesAsString("by"))
                .containsExactly("counterpart", "approver");
        assertThat(approved.json().at("/consents/given").findValuesAsString("chapter"))
                .containsExactly("XVII", "XX");
        assertThat(approved.json().at("/ledgerNumber").asLong()).isEqualTo(BOOK.ledgerNumber());
    }

    @Test
    void says_why_a_mutation_came_to_nothing() {
        String rejected = proposed(BOOK, transfer(1));
        String returned = proposed(BOOK, transfer(2));
        String withdrawn = proposed(BOOK, transfer(3));

        HttpReply rejection =
                post("approver", "/v1/mutations/" + rejected + "/rejections", "{\"reason\": \"Te veel\"}");
        HttpReply sentBack = post("counterpart", "/v1/mutations/" + returned + "/returns", "{\"reason\": \"Te vaag\"}");
        HttpReply withdrawal = post("proposer", "/v1/mutations/" + withdrawn + "/withdrawals", "");

        assertThat(rejection.text("/state") + rejection.text("/reason")).isEqualTo("REJECTEDTe veel");
        assertThat(sentBack.text("/state") + sentBack.text("/reason")).isEqualTo("RETURNEDTe vaag");
        assertThat(withdrawal.text("/state") + withdrawal.text("/reason")).isEqualTo("WITHDRAWN");
    }

    @Test
    void takes_a_booked_mutation_back_by_another_one() {
        String id = booked(
                BOOK,
                mutation("REALLOCATION", "2026-OWB", posting("XX/37", 2026, 5) + "," + posting("XX/91", 2026, -5)));

        HttpReply reversal = post("proposer", "/v1/mutations/" + id + "/reversals", "{\"reason\": \"Vergissing\"}");
        assertThat(reversal.status()).isEqualTo(201);
        assertThat(reversal.text("/kind")).isEqualTo("REVERSAL");
        assertThat(reversal.text("/reverses")).isEqualTo(id);
        assertThat(reversal.json().at("/postings").findValuesAsString("thousands"))
                .containsExactly("-5", "5");
        assertThat(reversal.header("Location")).isEqualTo("/v1/mutations/" + reversal.text("/id"));
        assertThat(get("/v1/mutations/" + id).text("/reversalProposed")).isEqualTo(reversal.text("/id"));

        post("approver", "/v1/mutations/" + reversal.text("/id") + "/approvals", "");
        assertThat(get("/v1/mutations/" + id).text("/state")).isEqualTo("REVERSED");
        assertThat(get("/v1/mutations/" + id).text("/reversedBy")).isEqualTo(reversal.text("/id"));
    }

    @Test
    void answers_a_repeat_as_it_answered_the_first_time() {
        String proposal = transfer(77);
        HttpReply first = BOOK.as("proposer").post("/v1/mutations", proposal, "a-key");
        post("approver", "/v1/mutations/" + first.text("/id") + "/approvals", "");
        long before = BOOK.ledgerNumber();

        HttpReply quoted = BOOK.as("proposer").post("/v1/mutations", proposal.replaceAll("\\s+", " "), "\"a-key\"");
        HttpReply spaced = BOOK.as("proposer").post("/v1/mutations", proposal.replace(":", " :\n"), "a-key");
        HttpReply turned = BOOK.as("proposer").post("/v1/mutations", turned(proposal), "a-key");

        for (HttpReply repeat : new HttpReply[] {quoted, spaced, turned}) {
            assertThat(repeat.status()).isEqualTo(201);
            assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
            assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(repeat.body()).isEqualTo(first.body());
        }
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void does_once_what_is_asked_many_times_at_once() throws InterruptedException, ExecutionException {
        String proposal = transfer(78);
        long before = BOOK.ledgerNumber();
        List<HttpReply> replies = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            Callable<HttpReply> client = () -> BOOK.as("proposer").post("/v1/mutations", proposal, "at-once");
            for (Future<HttpReply> reply : clients.invokeAll(Collections.nCopies(8, client))) {
                replies.add(reply.get());
            }
        }

        assertThat(replies).extracting(HttpReply::status).containsOnly(201);
        assertThat(replies.stream().map(HttpReply::body).distinct()).hasSize(1);
        assertThat(BOOK.ledgerNumber())
                .isEqualTo(replies.getFirst().json().at("/ledgerNumber").asLong())
                .isEqualTo(before + 2);
    }

    @Test
    void takes_the_largest_proposal_that_fits_in_a_body() {
        String line = posting("XX/37", 2026, 1).replace("}", ", \"note\": \"" + "n".repeat(80) + "\"}");
        String proposal = mutation(
                        "OPENING", "2026-OWB", String.join(",", Collections.nCopies(Proposal.MOST_POSTINGS, line)))
                .replace("OPENING", "RE_ESTIMATE")
                .replace("\"basis\"", "\"cause\": \"c\", \"prognosisNotStated\": true, \"basis\"");
        String largest = proposal + " ".repeat(1_000_000 - proposal.length());

        HttpReply reply = post("proposer", "/v1/mutations", largest);

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().at("/postings").size()).isEqualTo(Proposal.MOST_POSTINGS);
        HttpReply approved = post("approver", "/v1/mutations/" + reply.text("/id") + "/approvals", "");
        assertThat(approved.text("/state")).isEqualTo("BOOKED");
        BOOK.awaitReaders();
    }

    @Test
    void keeps_the_keys_of_people_and_paths_apart() {
        String one = BOOK.as("proposer")
                .post("/v1/mutations", transfer(81), "shared")
                .text("/id");
        String other = BOOK.as("approver")
                .post("/v1/mutations", transfer(82), "shared")
                .text("/id");

        assertThat(other).isNotEqualTo(one);
        assertThat(BOOK.as("approver")
                        .post("/v1/mutations/" + one + "/approvals", "", "shared")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refuses_a_key_that_was_used_for_something_else() {
        BOOK.as("proposer").post("/v1/mutations", transfer(91), "used");
        long before = BOOK.ledgerNumber();

        HttpReply reply = BOOK.as("proposer").post("/v1/mutations", transfer(92), "used");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/type")).isEqualTo("urn:mutatieboek:problem:key-reused");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void tries_a_proposal_without_recording_it() {
        long before = BOOK.ledgerNumber();

        HttpReply tried = BOOK.as("proposer").post("/v1/mutations?dryRun=true", transfer(55), "tried");
        HttpReply refused = BOOK.as("proposer").post("/v1/mutations?dryRun=true", draw(1_000_000), "tried-too");

        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.text("/state")).isEqualTo("PROPOSED");
        assertThat(tried.json().at("/ledgerNumber").isNull()).isTrue();
        assertThat(tried.json().at("/recordedAt").isNull()).isTrue();
        assertThat(tried.header("Location")).isEmpty();
        assertThat(refused.text("/type")).isEqualTo("urn:mutatieboek:problem:reserve-overdrawn");
        assertThat(BOOK.as("proposer")
                        .post("/v1/mutations", transfer(55), "tried")
                        .text("/number"))
                .isEqualTo(tried.text("/number"));
    }

    @Test
    void tries_an_act_without_recording_it() {
        String id = proposed(BOOK, transfer(56));
        post("counterpart", "/v1/mutations/" + id + "/confirmations", "");
        long before = BOOK.ledgerNumber();

        HttpReply tried = post("approver", "/v1/mutations/" + id + "/approvals?dryRun=true", "");

        assertThat(tried.text("/state")).isEqualTo("BOOKED");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
        assertThat(get("/v1/mutations/" + id).text("/state")).isEqualTo("PROPOSED");
    }

    @Test
    void acts_on_the_version_only_that_the_sender_has_read() {
        HttpReply read = get("/v1/mutations/" + proposed(BOOK, transfer(57)));
        String path = "/v1/mutations/" + read.text("/id") + "/approvals";
        post("counterpart", "/v1/mutations/" + read.text("/id") + "/confirmations", "");

        HttpReply stale = approve(path, read.header("ETag"), "a");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("/type")).isEqualTo("urn:mutatieboek:problem:version-changed");

        String tag = get("/v1/mutations/" + read.text("/id")).header("ETag");
        assertThat(approve(path, "\"0\", " + tag, "b").text("/state")).isEqualTo("BOOKED");
        assertThat(approve(path, "\"0\", " + tag, "b").text("/state")).isEqualTo("BOOKED");
    }

    @Test
    void entity_tag_changes_once_an_act_makes_the_mutation_executable() {
        HttpReply proposed = post(
                "proposer",
                "/v1/mutations",
                transfer(58).replace("\"moment\": \"2026-OWB\"", "\"moment\": \"2026-OWB\", \"newPolicy\": true"));
        String path = "/v1/mutations/" + proposed.text("/id");
        post("counterpart", path + "/confirmations", "");
        post("approver", path + "/approvals", "");
        HttpReply before = get(path);
        assertThat(notModified(path, before.header("ETag"))).isEqualTo(304);
        assertThat(before.text("/executable")).isEqualTo("NOT_AUTHORISED");

        for (String chapter : List.of("XX", "XVII")) {
            post("approver", "/v1/moments/2026-OWB/presentations", """
                {"chapter": "%s", "document": "36800", "presentedOn": "2025-09-16"}\
                """.formatted(chapter));
            post("approver", "/v1/moments/2026-OWB/adoptions", """
                {"chapter": "%s", "act": "Stb. 2026, 1", "adoptedOn": "2026-01-10", "effectiveFrom": "2026-01-11"}\
                """.formatted(chapter));
        }
        BOOK.awaitReaders();

        assertThat(get(path).text("/executable")).isEqualTo("AUTHORISED");
        assertThat(notModified(path, before.header("ETag"))).isEqualTo(200);
    }

    @Test
    void any_entity_tag_matches_a_mutation_that_exists() {
        String path = "/v1/mutations/"
                + post("proposer", "/v1/mutations", transfer(59)).text("/id");

        assertThat(notModified(path, "*")).isEqualTo(304);
        assertThat(notModified("/v1/openapi.json", "*")).isEqualTo(304);
        assertThat(notModified("/v1/mutations/" + UUID.randomUUID(), "*")).isEqualTo(404);
    }

    private static int notModified(String path, String tag) {
        return BOOK.as("auditor")
                .send(BOOK.as("auditor").request(path).header("If-None-Match", tag))
                .status();
    }

    @Test
    void knows_nothing_of_a_mutation_that_nobody_proposed() {
        for (String id : new String[] {UUID.randomUUID().toString(), "XX-2026-0001", "~"}) {
            assertThat(get("/v1/mutations/" + id).status()).isEqualTo(404);
            assertThat(post("approver", "/v1/mutations/" + id + "/approvals", "")
                            .status())
                    .isEqualTo(404);
            assertThat(post("approver", "/v1/mutations/" + id + "/reversals", "{\"reason\": \"r\"}")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void answers_to_the_request_that_it_was_given() {
        HttpReply given = BOOK.as("auditor")
                .send(BOOK.as("auditor").request("/v1/mutations").header("X-Request-Id", "abc-1"));
        HttpReply insane = BOOK.as("auditor")
                .send(BOOK.as("auditor").request("/v1/mutations").header("X-Request-Id", "a b"));

        assertThat(given.header("X-Request-Id")).isEqualTo("abc-1");
        assertThat(UUID.fromString(insane.header("X-Request-Id"))).isNotNull();
        assertThat(given.header("API-Version")).isEqualTo("1.0.0");
    }

    /** The same proposal with its members in another order, and one that says nothing. */
    private static String turned(String proposal) {
        String basis = "\"basis\": \"READ\",";
        assertThat(proposal).contains(basis);
        return proposal.replace(basis, "").replace("{\"kind\"", "{\"note\": null, " + basis + " \"kind\"");
    }

    private static HttpReply approve(String path, String ifMatch, String key) {
        return BOOK.as("approver")
                .send(BOOK.as("approver")
                        .request(path)
                        .header("Idempotency-Key", key)
                        .header("If-Match", ifMatch)
                        .POST(BodyPublishers.noBody()));
    }

    private static HttpReply post(String name, String path, String body) {
        return BOOK.as(name).post(path, body);
    }

    private static HttpReply get(String path) {
        return BOOK.as("auditor").get(path);
    }
}
