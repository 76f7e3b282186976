package nl.mutatieboek.mutation;

import static nl.mutatieboek.mutation.SmallReserveBook.propose;
import static nl.mutatieboek.mutation.SmallReserveBook.transferJson;
import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agreement of the finance ministry and early execution of new policy, by API. */
@Tag("application")
class MinistryAgreementApiTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .with("mutatieboek.agreements=TRANSFER@OWB")
            .withPerson("inspector", "INSPECTORATE");

    @BeforeAll
    static void write() {
        SmallReserveBook.recordSampleBook(BOOK);
    }

    @Test
    void transfer_is_booked_after_ministry_agreement() {
        String id = propose(BOOK, transferJson(10));
        post("counterpart", id, "confirmations", "");
        HttpReply approved = post("approver", id, "approvals", "");

        assertThat(approved.text("/state")).isEqualTo("APPROVED");
        assertThat(approved.json().at("/consents/asked").toString())
                .isEqualTo("[{\"consent\":\"agreement\",\"chapter\":null,\"people\":1}]");
        assertThat(post("approver", id, "agreements", "").text("/type")).endsWith("not-allowed");
        assertThat(BOOK.browse("inspector").get("/mutations/" + id).body()).contains("Akkoord namens Financiën");

        HttpReply agreed = post("inspector", id, "agreements", "");

        assertThat(agreed.text("/state")).isEqualTo("BOOKED");
        assertThat(agreed.json().at("/consents/given").findValuesAsString("consent"))
                .containsExactly("confirmation", "approval", "agreement");
    }

    @Test
    void ministry_inspector_can_reject_but_neither_propose_nor_approve() {
        String id = propose(BOOK, transferJson(11));

        assertThat(post("inspector", id, "approvals", "").status()).isEqualTo(403);
        assertThat(BOOK.as("inspector").post("/v1/mutations", transferJson(1)).status())
                .isEqualTo(403);
        assertThat(post("inspector", id, "rejections", "{\"reason\": \"Geen dekking\"}")
                        .text("/state"))
                .isEqualTo("REJECTED");
    }

    @Test
    void new_policy_waits_for_its_act_unless_a_letter_allows_early_execution() {
        String id = propose(BOOK, transferJson(12).replaceFirst("\\{", "{\"newPolicy\": true, "));
        assertThat(post("proposer", id, "early-executions", EXCEPTION).text("/type"))
                .endsWith("not-booked");
        post("counterpart", id, "confirmations", "");
        post("approver", id, "approvals", "");
        post("inspector", id, "agreements", "");
        assertThat(page(id)).contains("nog niet geautoriseerd");

        HttpReply allowed = post("approver", id, "early-executions", EXCEPTION);

        assertThat(allowed.text("/earlyExecutionLetter")).isEqualTo("36800-XX-9");
        assertThat(page(id)).contains("vóór autorisatie").contains("36800-XX-9");
        assertThat(post("approver", id, "early-executions", EXCEPTION).text("/type"))
                .endsWith("early-execution-allowed-before");
    }

    private static final String EXCEPTION = """
        {"letter": "36800-XX-9", "reason": "De opvang kan niet wachten"}\
        """;

    private static String page(String id) {
        return BOOK.browse("auditor").get("/mutations/" + id).body();
    }

    private static HttpReply post(String name, String id, String act, String body) {
        return BOOK.as(name).post("/v1/mutations/" + id + "/" + act, body);
    }
}
