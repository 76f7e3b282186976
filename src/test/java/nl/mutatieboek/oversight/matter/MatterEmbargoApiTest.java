package nl.mutatieboek.oversight.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an administrator who may not read what is under embargo hears about matters and steps that it hides. */
@Tag("application")
class MatterEmbargoApiTest {
    private static final String MATTERS = "/v1/parliamentary-matters";

    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty().withPerson("xx-admin", "ADMINISTRATOR:XX");

    private LedgerFixture ledger;
    private String shown;

    @BeforeEach
    void record() {
        ledger = new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .embargoedMoment("2027-OWB", "2026-09-15")
                .chapter("XX")
                .items(2025, "XX/37");
        shown = book.as("approver")
                .post(MATTERS, body("AMENDMENT", "36800-XX-12", "2026-OWB", ", \"continuation\": \"STRUCTURAL\""))
                .text("/id");
        assertThat(act("decisions", "{\"decision\": \"ADOPTED\", \"decidedOn\": \"2025-12-04\"}"))
                .startsWith("201");
    }

    private static String body(String type, String paper, String bill, String more) {
        return """
            {"chapter": "XX", "type": "%s", "parliamentaryPaper": "%s", "title": "Opvang", "member": "Van Dijk",
             "bill": "%s", "submittedOn": "2025-11-15"%s}
            """.formatted(type, paper, bill, more);
    }

    private String act(String what, String body) {
        return answer(book.as("approver").post(MATTERS + "/" + shown + "/" + what, body));
    }

    /** Response to the administrator for a dry run of a command; the length of the ledger is not secret. */
    private String responseTo(String path, String body) {
        return answer(book.as("xx-admin").post(MATTERS + path + "?dryRun=true", body));
    }

    private static String answer(HttpReply reply) {
        return reply.status()
                + " "
                + reply.body()
                        .replaceAll("\"ledgerNumber\":\\d+", "#")
                        .replaceAll("\"(id|commandId)\":\"[^\"]*\"", "#");
    }

    private void hideFollowUp() {
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new MatterCommand.FollowUpMatter(
                        MatterId.parse(shown),
                        new MatterFollowUp(
                                MatterFollowUp.FollowUpType.CARRIED,
                                LocalDate.parse("2026-09-15"),
                                "GEHEIM STUK",
                                null,
                                Moment.parse("2027-OWB"))));
        book.awaitProjections();
    }

    private long lastEntry() {
        HttpReply staff = book.as("approver").get(MATTERS + "/" + shown);
        return staff.json()
                .at("/history")
                .get(staff.json().at("/history").size() - 1)
                .at("/ledgerNumber")
                .asLong();
    }

    @Test
    void paper_of_a_matter_on_a_bill_under_embargo_can_be_recorded_on_a_public_bill_as_if_it_did_not_exist() {
        String before = responseTo("", body("MOTION", "36800-XX-99", "2026-OWB", ""));
        String beforeOnHidden = responseTo("", body("MOTION", "36800-XX-99", "2026-O1", ""));

        HttpReply hidden = book.as("approver").post(MATTERS, body("MOTION", "36800-XX-99", "2026-O1", ""));
        assertThat(hidden.status()).as(hidden.body()).isEqualTo(201);

        assertThat(before).startsWith("200");
        assertThat(responseTo("", body("MOTION", "36800-XX-99", "2026-OWB", "")))
                .isEqualTo(before);
        assertThat(beforeOnHidden).startsWith("403").contains("under-embargo");
        assertThat(responseTo("", body("MOTION", "36800-XX-99", "2026-O1", ""))).isEqualTo(beforeOnHidden);
        assertThat(book.as("approver")
                        .post(MATTERS, body("MOTION", "36800-xx-99", "2026-O1", ""))
                        .text("/type"))
                .endsWith("paper-recorded-before");
    }

    @Test
    void paper_recorded_twice_because_of_an_embargo_is_pointed_out_to_all_when_the_embargo_ends() {
        String hidden = book.as("approver")
                .post(MATTERS, body("MOTION", "36800-XX-99", "2026-O1", ""))
                .text("/id");
        HttpReply second = book.as("xx-admin").post(MATTERS, body("MOTION", "36800-xx-99", "2026-OWB", ""));
        assertThat(second.status()).as(second.body()).isEqualTo(201);
        String link = "/parliamentary-matters/" + hidden;
        String page = "/parliamentary-matters/" + second.text("/id");
        book.awaitProjections();

        assertThat(book.browse("xx-admin").get(page).body()).doesNotContain("Hetzelfde Kamerstuk", hidden);
        assertThat(book.browse("approver").get(page).page().links()).contains(link);
        HttpReply presented = book.as("approver").post("/v1/moments/2026-O1/presentations", """
            {"chapter": "XX", "document": "36900-XX-2", "presentedOn": "2026-04-24"}
            """);
        assertThat(presented.status()).as(presented.body()).isEqualTo(201);
        book.awaitProjections();

        assertThat(book.browse("xx-admin").get(page).page().links()).contains(link);
        assertThat(book.browse("xx-admin").get(link).page().links()).contains(page);
        assertThat(book.browse("xx-admin")
                        .get("/parliamentary-matters/" + shown)
                        .body())
                .doesNotContain("Hetzelfde Kamerstuk");
    }

    @Test
    void amendment_of_a_matter_under_embargo_is_refused_like_that_of_an_unknown_one() {
        String hidden = book.as("approver")
                .post(MATTERS, body("AMENDMENT", "36800-XX-98", "2026-O1", "").replace("2025-11-15", "2026-05-01"))
                .text("/id");
        String unknown =
                responseTo("", body("SUB_AMENDMENT", "36800-XX-97", "2026-OWB", ", \"amends\": \"XX-000000000000\""));

        assertThat(unknown).contains("unknown-matter");
        assertThat(responseTo("", body("SUB_AMENDMENT", "36800-XX-97", "2026-OWB", ", \"amends\": \"" + hidden + "\"")))
                .isEqualTo(unknown.replace("XX-000000000000", hidden));
    }

    @Test
    void link_to_a_mutation_under_embargo_is_refused_like_that_to_an_unknown_one() {
        String hidden = ledger.book(LedgerFixture.proposal(
                        MutationKind.RE_ESTIMATE, "2026-O1", LedgerFixture.expenditure("XX/37", 2026, 7)))
                .toString();
        book.awaitProjections();
        String unknown = UUID.randomUUID().toString();

        for (String matter : List.of(shown, "XX-000000000000")) {
            String response = responseTo("/" + matter + "/links", "{\"mutation\": \"" + unknown + "\"}");
            assertThat(response).contains("unknown-m");
            assertThat(responseTo("/" + matter + "/links", "{\"mutation\": \"" + hidden + "\"}"))
                    .isEqualTo(response.replace(unknown, hidden));
        }
    }

    @Test
    void follow_up_in_a_bill_under_embargo_is_refused_whether_one_is_recorded_or_not() {
        String followUp = """
            {"followUp": "CARRIED", "followedUpOn": "2026-09-15", "document": "36900-XX-2", "laterBill": "2027-OWB"}
            """;
        String before = responseTo("/" + shown + "/follow-ups", followUp);
        hideFollowUp();

        assertThat(before).startsWith("403").contains("under-embargo");
        assertThat(responseTo("/" + shown + "/follow-ups", followUp)).isEqualTo(before);
    }

    @Test
    void hidden_step_cannot_be_revoked_and_its_entry_is_reported_like_any_other_number() {
        long decision = lastEntry();
        String needed = "{\"ledgerNumber\": " + decision + ", \"reason\": \"r\"}";
        String before = responseTo("/" + shown + "/revocations", needed);
        hideFollowUp();
        String hidden = "{\"ledgerNumber\": " + lastEntry() + ", \"reason\": \"r\"}";

        assertThat(lastEntry()).isNotEqualTo(decision);
        assertThat(responseTo("/" + shown + "/revocations", hidden))
                .startsWith("409")
                .contains("unknown-matter-step")
                .isEqualTo(responseTo("/" + shown + "/revocations", "{\"ledgerNumber\": 1, \"reason\": \"r\"}"));
        assertThat(book.as("xx-admin")
                        .post(MATTERS + "/" + shown + "/revocations", hidden)
                        .text("/type"))
                .endsWith("unknown-matter-step");
        assertThat(before).startsWith("403").contains("under-embargo");
        assertThat(responseTo("/" + shown + "/revocations", needed)).isEqualTo(before);
        assertThat(act("revocations", needed)).contains("step-still-needed");
        assertThat(act("revocations", hidden)).startsWith("201");
    }
}
