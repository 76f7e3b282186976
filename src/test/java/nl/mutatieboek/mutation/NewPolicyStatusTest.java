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
import tools.jackson.databind.JsonNode;

/** Whether new policy may be executed: in every chapter that it touches, and as long as it counts. */
@Tag("application")
class NewPolicyStatusTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static final String EXCEPTION = """
        {"letter": "36800-XX-9", "reason": "De opvang kan niet wachten"}\
        """;

    @BeforeAll
    static void write() {
        SmallReserveBook.recordSampleBook(BOOK);
    }

    @Test
    void new_policy_waits_for_the_acts_of_all_its_chapters_unless_allowed_early() {
        String reversed = newPolicy(12);
        String waiting = newPolicy(13);
        String late = newPolicy(14);
        assertThat(executable(reversed)).isEqualTo("NOT_AUTHORISED null");
        allowEarlyExecution(reversed);
        reverse(reversed);

        assertThat(get(reversed).at("/earlyExecutionLetter").asString()).isEqualTo("36800-XX-9");
        assertThat(executable(reversed)).isEqualTo("REVERSED 36800-XX-9");
        assertThat(page(reversed)).contains("nee: teruggenomen").contains("dat kon vooruitlopend op de autorisatie");

        long before = adopt("XX", "Stb. 2026, 11");
        assertThat(executable(waiting)).isEqualTo("NOT_AUTHORISED null");
        assertThat(page(waiting)).contains("nee: nog niet geautoriseerd");
        allowEarlyExecution(waiting);
        assertThat(executable(waiting)).isEqualTo("EARLY_EXECUTION_ALLOWED 36800-XX-9");

        long after = adopt("XVII", "Stb. 2026, 12");
        assertThat(executable(waiting + "?atLeast=" + after)).isEqualTo("AUTHORISED Stb. 2026, 12; Stb. 2026, 11");
        assertThat(page(waiting)).contains("ja: Stb. 2026, 12; Stb. 2026, 11");
        assertThat(executable(waiting + "?knownAt=" + before)).isEqualTo("NOT_AUTHORISED null");
        assertThat(act("approver", late, "early-executions", EXCEPTION).text("/act"))
                .isEqualTo("Stb. 2026, 12; Stb. 2026, 11");
    }

    private static String newPolicy(long thousands) {
        String id = propose(BOOK, transferJson(thousands).replaceFirst("\\{", "{\"newPolicy\": true, "));
        act("counterpart", id, "confirmations", "");
        assertThat(act("approver", id, "approvals", "").text("/state")).isEqualTo("BOOKED");
        return id;
    }

    private static void allowEarlyExecution(String id) {
        HttpReply reply = act("approver", id, "early-executions", EXCEPTION);
        assertThat(reply.text("/executable")).as(reply.body()).isEqualTo("EARLY_EXECUTION_ALLOWED");
    }

    private static void reverse(String id) {
        String back =
                act("proposer", id, "reversals", "{\"reason\": \"Te vroeg\"}").text("/id");
        act("counterpart", back, "confirmations", "");
        assertThat(act("approver", back, "approvals", "").text("/state")).isEqualTo("BOOKED");
    }

    private static long adopt(String chapter, String act) {
        BOOK.as("approver").post("/v1/moments/2026-OWB/presentations", """
            {"chapter": "%s", "document": "36800", "presentedOn": "2025-09-16"}\
            """.formatted(chapter));
        return BOOK.as("approver")
                .post("/v1/moments/2026-OWB/adoptions", """
                    {"chapter": "%s", "act": "%s", "adoptedOn": "2026-02-17", "effectiveFrom": "2026-01-01"}\
                    """.formatted(chapter, act))
                .json()
                .at("/ledgerNumber")
                .asLong();
    }

    private static String executable(String id) {
        JsonNode mutation = get(id);
        return mutation.at("/executable").asString() + " "
                + mutation.at("/executableGround").asString("null");
    }

    private static JsonNode get(String id) {
        return BOOK.as("auditor").get("/v1/mutations/" + id).json();
    }

    private static String page(String id) {
        BOOK.awaitProjections();
        return BOOK.browse("auditor").get("/mutations/" + id).page().text();
    }

    private static HttpReply act(String name, String id, String act, String body) {
        return BOOK.as(name).post("/v1/mutations/" + id + "/" + act, body);
    }
}
