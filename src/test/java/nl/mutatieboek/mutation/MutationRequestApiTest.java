package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.SmallReserveBook.propose;
import static nl.mutatieboek.mutation.SmallReserveBook.reserveDrawJson;
import static nl.mutatieboek.mutation.SmallReserveBook.transferJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Repeated, conditional and trial requests for a mutation: idempotency keys, entity tags and dry runs. */
@Tag("application")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MutationRequestApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void record() {
        SmallReserveBook.recordSampleBook(BOOK);
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

        HttpReply stale = approve(path, "a", read.header("ETag"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text("/type")).isEqualTo("urn:mutatieboek:problem:version-changed");

        String tag = get("/v1/mutations/" + read.text("/id")).header("ETag");
        assertThat(approve(path, "b", "\"0\", " + tag).text("/state")).isEqualTo("BOOKED");
        assertThat(approve(path, "b", "\"0\", " + tag).text("/state")).isEqualTo("BOOKED");
    }

    @Test
    void entity_tag_on_any_of_several_header_lines_matches() {
        String path = "/v1/mutations/" + propose(BOOK, transferJson(59));
        post("counterpart", path + "/confirmations", "");
        String tag = get(path).header("ETag");

        assertThat(approve(path + "/approvals", "c", "\"0\"", "\"8\", \"9\"").status())
                .isEqualTo(412);
        assertThat(approve(path + "/approvals", "d", "\"0\"", tag).text("/state"))
                .isEqualTo("BOOKED");
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

    /** The same proposal with its members in another order, and one with an explicit null. */
    private static String equivalentJson(String proposal) {
        String basis = "\"basis\": \"READ\",";
        assertThat(proposal).contains(basis);
        return proposal.replace(basis, "").replace("{\"kind\"", "{\"note\": null, " + basis + " \"kind\"");
    }

    private static HttpReply approve(String path, String key, String... ifMatchLines) {
        HttpRequest.Builder request = BOOK.as("approver").request(path).header("Idempotency-Key", key);
        for (String line : ifMatchLines) {
            request.header("If-Match", line);
        }
        return BOOK.as("approver").send(request.POST(BodyPublishers.noBody()));
    }

    private static HttpReply post(String name, String path, String body) {
        return BOOK.as(name).post(path, body);
    }

    private static HttpReply get(String path) {
        return BOOK.as("auditor").get(path);
    }
}
