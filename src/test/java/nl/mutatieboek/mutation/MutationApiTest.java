package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.SmallReserveBook.mutationJson;
import static nl.mutatieboek.mutation.SmallReserveBook.postingJson;
import static nl.mutatieboek.mutation.SmallReserveBook.propose;
import static nl.mutatieboek.mutation.SmallReserveBook.proposeAndApprove;
import static nl.mutatieboek.mutation.SmallReserveBook.transferJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life cycle of mutations, by API. */
@Tag("main")
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
                    "signals":[],"earlyExecutionLetter":null,"executable":null,"executableGround":null,"note":"Afgerond","corrects":null,"reverses":null,\
                    "reversedBy":null,"reversalProposed":null,"chapter":"XX","proposedBy":"proposer","proposedByName":null,\
                    "proposedAt":"NOW",\
                    "consents":{"given":[],"asked":[{"consent":"approval","chapter":"XX","people":1}]},"reason":null,\
                    "marks":null,"postings":[{"item":"XX/37","flow":"COMMITMENTS","year":2026,"thousands":-1051000,"basis":"DERIVED",\
                    "note":"Nota","suggested":null,"resultingThousands":null,"marks":null}],"attachments":[],"ledgerNumber":%d,"recordedAt":"NOW"}\
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
