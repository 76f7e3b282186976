package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.SmallReserveBook.mutationJson;
import static nl.mutatieboek.mutation.SmallReserveBook.postingJson;
import static nl.mutatieboek.mutation.SmallReserveBook.propose;
import static nl.mutatieboek.mutation.SmallReserveBook.proposeAndApprove;
import static nl.mutatieboek.mutation.SmallReserveBook.reserveDrawJson;
import static nl.mutatieboek.mutation.SmallReserveBook.transferJson;
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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life cycle of mutations, by API. */
@Tag("application")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MutationApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void record() {
        SmallReserveBook.recordSampleBook(BOOK);
    }

    @Test
    void mutation_response_has_all_fields_of_the_proposal() {
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
                    "marks":null,"postings":[{"item":"XX/37","flow":"COMMITMENTS","year":2026,"thousands":-1051000,"basis":"DERIVED",\
                    "note":"Nota","suggested":null,"becomes":null,"marks":null}],"attachments":[],"ledgerNumber":%d,"recordedAt":"NOW"}\
                    """.formatted(id, reply.text("/number"), "0a".repeat(32), BOOK.ledgerNumber()));
        assertThat(get("/v1/mutations/" + id).body()).isEqualTo(reply.body());
    }

    @Test
    void proposal_defaults_to_submission_date_and_unknown_continuation() {
        HttpReply reply = get("/v1/mutations/" + propose(BOOK, transferJson(1)));

        assertThat(reply.text("/effectiveOn")).isEqualTo("2025-09-16");
        assertThat(reply.text("/continuation")).isEqualTo("UNKNOWN");
        assertThat(reply.json().at("/precisionThousands").asLong()).isEqualTo(1);
    }

    @Test
    void transfer_is_booked_after_its_last_consent_and_shows_who_gave_each() {
        String id = propose(BOOK, transferJson(10_000));

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
    void rejected_returned_or_withdrawn_mutation_shows_its_reason() {
        String rejected = propose(BOOK, transferJson(1));
        String returned = propose(BOOK, transferJson(2));
        String withdrawn = propose(BOOK, transferJson(3));

        HttpReply rejection =
                post("approver", "/v1/mutations/" + rejected + "/rejections", "{\"reason\": \"Te veel\"}");
        HttpReply sentBack = post("counterpart", "/v1/mutations/" + returned + "/returns", "{\"reason\": \"Te vaag\"}");
        HttpReply withdrawal = post("proposer", "/v1/mutations/" + withdrawn + "/withdrawals", "");

        assertThat(rejection.text("/state") + rejection.text("/reason")).isEqualTo("REJECTEDTe veel");
        assertThat(sentBack.text("/state") + sentBack.text("/reason")).isEqualTo("RETURNEDTe vaag");
        assertThat(withdrawal.text("/state") + withdrawal.text("/reason")).isEqualTo("WITHDRAWN");
    }

    @Test
    void booked_mutation_is_reversed_by_another_mutation() {
        String id = proposeAndApprove(
                BOOK,
                mutationJson(
                        "REALLOCATION",
                        "2026-OWB",
                        postingJson("XX/37", 2026, 5) + "," + postingJson("XX/91", 2026, -5)));

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
    void repeated_request_with_the_same_key_gets_the_first_response() {
        String proposal = transferJson(77);
        HttpReply first = BOOK.as("proposer").post("/v1/mutations", proposal, "a-key");
        post("approver", "/v1/mutations/" + first.text("/id") + "/approvals", "");
        long before = BOOK.ledgerNumber();

        HttpReply quoted = BOOK.as("proposer").post("/v1/mutations", proposal.replaceAll("\\s+", " "), "\"a-key\"");
        HttpReply spaced = BOOK.as("proposer").post("/v1/mutations", proposal.replace(":", " :\n"), "a-key");
        HttpReply turned = BOOK.as("proposer").post("/v1/mutations", equivalentJson(proposal), "a-key");

        for (HttpReply repeat : new HttpReply[] {quoted, spaced, turned}) {
            assertThat(repeat.status()).isEqualTo(201);
            assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
            assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(repeat.body()).isEqualTo(first.body());
        }
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void concurrent_requests_with_the_same_key_are_recorded_once() throws InterruptedException, ExecutionException {
        String proposal = transferJson(78);
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
                .isEqualTo(before + 3);
    }

    @Test
    void largest_proposal_that_fits_in_a_request_body_is_booked() {
        String line = postingJson("XX/37", 2026, 1).replace("}", ", \"note\": \"" + "n".repeat(80) + "\"}");
        String proposal = mutationJson(
                        "OPENING", "2026-OWB", String.join(",", Collections.nCopies(Proposal.MAX_POSTINGS, line)))
                .replace("OPENING", "RE_ESTIMATE")
                .replace("\"basis\"", "\"cause\": \"c\", \"prognosisNotStated\": true, \"basis\"");
        String largest = proposal + " ".repeat(1_000_000 - proposal.length());

        HttpReply reply = post("proposer", "/v1/mutations", largest);

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().at("/postings").size()).isEqualTo(Proposal.MAX_POSTINGS);
        HttpReply approved = post("approver", "/v1/mutations/" + reply.text("/id") + "/approvals", "");
        assertThat(approved.text("/state")).isEqualTo("BOOKED");
        BOOK.awaitProjections();
    }

    @Test
    void idempotency_keys_are_separate_per_person_and_path() {
        String one = BOOK.as("proposer")
                .post("/v1/mutations", transferJson(81), "shared")
                .text("/id");
        String other = BOOK.as("approver")
                .post("/v1/mutations", transferJson(82), "shared")
                .text("/id");

        assertThat(other).isNotEqualTo(one);
        assertThat(BOOK.as("approver")
                        .post("/v1/mutations/" + one + "/approvals", "", "shared")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void idempotency_key_used_for_another_request_is_refused_with_422() {
        BOOK.as("proposer").post("/v1/mutations", transferJson(91), "used");
        long before = BOOK.ledgerNumber();

        HttpReply reply = BOOK.as("proposer").post("/v1/mutations", transferJson(92), "used");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/type")).isEqualTo("urn:mutatieboek:problem:key-reused");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void proposal_dry_run_records_nothing() {
        long before = BOOK.ledgerNumber();

        HttpReply tried = BOOK.as("proposer").post("/v1/mutations?dryRun=true", transferJson(55), "tried");
        HttpReply refused =
                BOOK.as("proposer").post("/v1/mutations?dryRun=true", reserveDrawJson(1_000_000), "tried-too");

        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.text("/state")).isEqualTo("PROPOSED");
        assertThat(tried.json().at("/ledgerNumber").isNull()).isTrue();
        assertThat(tried.json().at("/recordedAt").isNull()).isTrue();
        assertThat(tried.header("Location")).isEmpty();
        assertThat(refused.text("/type")).isEqualTo("urn:mutatieboek:problem:reserve-overdrawn");
        assertThat(BOOK.as("proposer")
                        .post("/v1/mutations", transferJson(55), "tried")
                        .text("/number"))
                .isEqualTo(tried.text("/number"));
    }

    @Test
    void consent_dry_run_records_nothing() {
        String id = propose(BOOK, transferJson(56));
        post("counterpart", "/v1/mutations/" + id + "/confirmations", "");
        long before = BOOK.ledgerNumber();

        HttpReply tried = post("approver", "/v1/mutations/" + id + "/approvals?dryRun=true", "");

        assertThat(tried.text("/state")).isEqualTo("BOOKED");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
        assertThat(get("/v1/mutations/" + id).text("/state")).isEqualTo("PROPOSED");
    }

    @Test
    void consent_with_a_stale_entity_tag_is_refused_with_412() {
        HttpReply read = get("/v1/mutations/" + propose(BOOK, transferJson(57)));
        String path = "/v1/mutations/" + read.text("/id") + "/approvals";
        post("counterpart", "/v1/mutations/" + read.text("/id") + "/confirmations", "");

        HttpReply stale = approve(path, read.header("ETag"), "a");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("/type")).isEqualTo("urn:mutatieboek:problem:version-changed");

        String tag = get("/v1/mutations/" + read.text("/id")).header("ETag");
        assertThat(approve(path, "\"0\", " + tag, "b").text("/state")).isEqualTo("BOOKED");
        assertThat(approve(path, "\"0\", " + tag, "b").text("/state")).isEqualTo("BOOKED");
    }

    /** Runs last: nothing can be proposed in a moment that was presented. */
    @Test
    @Order(Integer.MAX_VALUE)
    void entity_tag_changes_when_an_act_of_parliament_authorises_the_mutation() {
        HttpReply proposed = post(
                "proposer",
                "/v1/mutations",
                transferJson(58).replace("\"moment\": \"2026-OWB\"", "\"moment\": \"2026-OWB\", \"newPolicy\": true"));
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
        BOOK.awaitProjections();

        assertThat(get(path).text("/executable")).isEqualTo("AUTHORISED");
        assertThat(notModified(path, before.header("ETag"))).isEqualTo(200);
    }

    @Test
    void any_entity_tag_matches_a_mutation_that_exists() {
        String path = "/v1/mutations/"
                + post("proposer", "/v1/mutations", transferJson(59)).text("/id");

        assertThat(notModified(path, "*")).isEqualTo(304);
        assertThat(notModified("/v1/openapi.json", "*")).isEqualTo(304);
        assertThat(notModified("/v1/mutations/" + UUID.randomUUID(), "*")).isEqualTo(404);
        for (String malformed : List.of("x", "\"unterminated", "W/", ",")) {
            assertThat(notModified(path, malformed)).as(malformed).isEqualTo(200);
        }
    }

    private static int notModified(String path, String tag) {
        return BOOK.as("auditor")
                .send(BOOK.as("auditor").request(path).header("If-None-Match", tag))
                .status();
    }

    @Test
    void unknown_mutation_is_reported_with_404() {
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
    void response_repeats_a_valid_request_id_and_replaces_an_invalid_one() {
        HttpReply given = BOOK.as("auditor")
                .send(BOOK.as("auditor").request("/v1/mutations").header("X-Request-Id", "abc-1"));
        HttpReply insane = BOOK.as("auditor")
                .send(BOOK.as("auditor").request("/v1/mutations").header("X-Request-Id", "a b"));

        assertThat(given.header("X-Request-Id")).isEqualTo("abc-1");
        assertThat(UUID.fromString(insane.header("X-Request-Id"))).isNotNull();
        assertThat(given.header("API-Version")).isEqualTo("1.0.0");
    }

    /** The same proposal with its members in another order, and one with an explicit null. */
    private static String equivalentJson(String proposal) {
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

    @Test
    void remark_of_a_consent_is_part_of_the_request_and_of_the_mutation() {
        String mutation = propose(BOOK, transferJson(10));
        String path = "/v1/mutations/" + mutation + "/approvals";
        String body = "{\"remark\": \"Mits de brief volgt\"}";

        HttpReply approved = BOOK.as("approver").post(path, body, "remark-key");

        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(approved.text("/consents/given/0/remark")).isEqualTo("Mits de brief volgt");
        assertThat(BOOK.as("approver").post(path, body, "remark-key").body()).isEqualTo(approved.body());
        assertThat(BOOK.as("approver")
                        .post(path, "{\"remark\": \"Iets anders\"}", "remark-key")
                        .status())
                .isEqualTo(422);
        assertThat(BOOK.as("approver").post(path, "{\"remark\": \"\"}").status())
                .isEqualTo(400);
    }
}
