package nl.mutatieboek.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several proposals in one request. */
@Tag("main")
class BatchApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        SmallReserveBook.recordSampleBook(BOOK);
    }

    @Test
    void batch_is_recorded_in_one_commit_and_a_repeat_gets_the_same_response() {
        long before = BOOK.ledgerNumber();
        String body = batch("TOGETHER", shift("XX/37", -5, 5), shift("XX/91", -7, 7));

        HttpReply taken = BOOK.as("proposer").post("/v1/mutations/batches", body, "both");
        long after = BOOK.ledgerNumber();

        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        assertThat(taken.json().at("/mutations").findValuesAsString("state")).containsExactly("PROPOSED", "PROPOSED");
        assertThat(after - before).isEqualTo(4);
        assertThat(BOOK.as("proposer")
                        .post("/v1/mutations/batches", body, "both")
                        .body())
                .isEqualTo(taken.body());
        assertThat(BOOK.ledgerNumber()).isEqualTo(after);
        assertThat(BOOK.as("auditor")
                        .get("/v1/mutations/" + taken.text("/mutations/1/mutation/id"))
                        .text("/title"))
                .isEqualTo("Een kasschuif");
    }

    /** Permanent; computed independently, from docs/reference/events.md. */
    @Test
    void identities_in_a_batch_follow_from_its_key_and_the_index() {
        assertThat(identities("TOGETHER", "id-together"))
                .containsExactly("142da70e-0f4f-5975-95cd-2661e2df5b7f", "ea9acb86-2fe5-5a31-8ae3-ef9742e40e07");
        assertThat(identities("EACH", "id-each"))
                .containsExactly("72dd6aaa-b579-552a-9dea-86f70e93818e", "ef68702a-b2b7-534e-89d0-81208dff1fdd");
    }

    private static List<String> identities(String mode, String key) {
        HttpReply reply = BOOK.as("proposer")
                .post("/v1/mutations/batches", batch(mode, shift("XX/37", -3, 3), shift("XX/91", -4, 4)), key);
        return List.of(reply.text("/mutations/0/mutation/id"), reply.text("/mutations/1/mutation/id"));
    }

    @Test
    void batch_with_a_refused_proposal_records_nothing_and_names_every_refusal() {
        long before = BOOK.ledgerNumber();

        HttpReply refused = BOOK.as("proposer")
                .post(
                        "/v1/mutations/batches",
                        batch("TOGETHER", shift("XX/37", -5, 4), shift("XX/37", -5, 5), shift("XX/93", -1, 1)));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).endsWith("together-refused");
        assertThat(refused.json().at("/errors").findValuesAsString("pointer"))
                .containsExactly("/mutations/0", "/mutations/2");
        assertThat(refused.json().at("/errors").findValuesAsString("code"))
                .containsExactly("unbalanced-over-years", "unknown-item");
        assertThat(refused.text("/errors/0/sum")).isEqualTo("-1");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void batch_in_each_mode_records_valid_proposals_and_reports_the_others() {
        HttpReply each = BOOK.as("proposer")
                .post("/v1/mutations/batches", batch("EACH", shift("XX/37", -5, 4), shift("XX/37", -5, 5)));

        assertThat(each.status()).isEqualTo(200);
        assertThat(each.text("/mutations/0/problem/type")).endsWith("unbalanced-over-years");
        assertThat(each.json().at("/mutations/0/mutation").isNull()).isTrue();
        assertThat(each.text("/mutations/1/mutation/state")).isEqualTo("PROPOSED");
    }

    @Test
    void batch_dry_run_records_nothing() {
        long before = BOOK.ledgerNumber();

        for (String mode : new String[] {"TOGETHER", "EACH"}) {
            HttpReply tried = BOOK.as("proposer")
                    .post(
                            "/v1/mutations/batches?dryRun=true",
                            batch(mode, shift("XX/37", -5, 5), shift("XX/91", 1, -1)));
            assertThat(tried.status()).as(tried.body()).isEqualTo(200);
            assertThat(tried.json().at("/mutations").findValuesAsString("state"))
                    .containsExactly("PROPOSED", "PROPOSED");
        }
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void batch_dry_run_in_each_mode_decides_after_the_proposals_before() {
        String shift = shift("XX/37", -5, 5);
        String batch = batch("EACH", shift, shift("XX/93", -1, 1), shift, shift("XX/91", 5, -5));
        long before = BOOK.ledgerNumber();

        HttpReply tried = BOOK.as("proposer").post("/v1/mutations/batches?dryRun=true", batch, "each-tried");

        assertThat(tried.json().at("/mutations").findValuesAsString("number"))
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(tried.text("/mutations/1/problem/type")).endsWith("unknown-item");
        assertThat(tried.json().at("/mutations").findValuesAsString("position")).containsExactly("0", "1", "2", "3");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
        HttpReply done = BOOK.as("proposer").post("/v1/mutations/batches", batch, "each-tried");
        assertThat(done.json().at("/mutations").findValuesAsString("number"))
                .isEqualTo(tried.json().at("/mutations").findValuesAsString("number"));
        // An earlier recording is reported as it was recorded.
        assertThat(BOOK.as("proposer")
                        .post("/v1/mutations/batches?dryRun=true", batch, "each-tried")
                        .body())
                .isEqualTo(done.body());
    }

    @Test
    void batch_dry_run_refuses_a_draw_that_earlier_proposals_leave_uncovered() {
        SmallReserveBook.proposeAndApprove(
                BOOK,
                SmallReserveBook.mutationJson(
                        "RESERVATION", "2026-OWB", SmallReserveBook.postingJson(SmallReserveBook.RESERVE, 2028, 10)));
        String draw = SmallReserveBook.mutationJson(
                "RESERVE_ALLOCATION",
                "2026-OWB",
                SmallReserveBook.postingJson(SmallReserveBook.RESERVE, 2028, -6) + ", "
                        + SmallReserveBook.postingJson("XX/37", 2028, 6));

        HttpReply tried = BOOK.as("proposer").post("/v1/mutations/batches?dryRun=true", batch("EACH", draw, draw));

        assertThat(tried.text("/mutations/0/mutation/state")).isEqualTo("PROPOSED");
        assertThat(tried.text("/mutations/1/problem/type")).endsWith("reserve-overdrawn");
        assertThat(tried.text("/mutations/1/problem/pending")).isEqualTo("-6");
    }

    @Test
    void batch_key_used_for_another_batch_is_refused_with_422() {
        String one = shift("XX/37", -5, 5);
        BOOK.as("proposer").post("/v1/mutations/batches", batch("EACH", one), "k-each");
        BOOK.as("proposer").post("/v1/mutations/batches", batch("TOGETHER", one), "k-together");
        long before = BOOK.ledgerNumber();

        for (String[] other : new String[][] {
            {batch("TOGETHER", one), "k-each"}, {batch("EACH", one, one), "k-each"}, {batch("EACH", one), "k-together"},
        }) {
            assertThat(BOOK.as("proposer")
                            .post("/v1/mutations/batches", other[0], other[1])
                            .status())
                    .as(other[0])
                    .isEqualTo(422);
        }
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void malformed_batch_reports_the_errors_of_every_proposal() {
        HttpReply malformed = BOOK.as("proposer")
                .post(
                        "/v1/mutations/batches",
                        batch("BOTH", shift("XX/37", -5, 5).replace("CASH_SHIFT", "SHIFT"), "{}"));

        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.json().at("/errors").findValuesAsString("pointer"))
                .contains("/mode", "/mutations/0/kind", "/mutations/1/kind", "/mutations/1/postings");
    }

    private static String batch(String mode, String... mutations) {
        return "{\"mode\": \"%s\", \"mutations\": [%s]}".formatted(mode, String.join(", ", mutations));
    }

    private static String shift(String item, int first, int second) {
        return """
            {"kind": "CASH_SHIFT", "title": "Een kasschuif", "explanation": "Later", "moment": "2026-OWB", "basis": "READ",
             "source": {"document": "36800-XX-2"},
             "postings": [{"item": "%1$s", "flow": "EXPENDITURE", "year": 2026, "thousands": %2$d},
                          {"item": "%1$s", "flow": "EXPENDITURE", "year": 2027, "thousands": %3$d}]}\
            """.formatted(item, first, second);
    }
}
