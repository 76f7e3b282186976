package nl.mutatieboek.oversight.matter;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.oversight.matter.MatterRequestFixture.MATTERS;
import static nl.mutatieboek.oversight.matter.MatterRequestFixture.STRUCTURAL;
import static nl.mutatieboek.oversight.matter.MatterRequestFixture.amendment;
import static nl.mutatieboek.oversight.matter.MatterRequestFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Amendments, motions and undertakings through the API and the reports. */
@Tag("application")
class MatterApiTest {
    @RegisterExtension
    final ApplicationFixture book =
            ApplicationFixture.empty().withPerson("reader", "READER").withPerson("staff", "PROPOSER:XX");

    private LedgerFixture ledger() {
        return new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-NVW-1", "2025-11-05")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/92", "XVII/1");
    }

    private String record(String body) {
        HttpReply recorded = book.as("approver").post(MATTERS, body);
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        assertThat(recorded.header("Location")).isEqualTo(MATTERS + "/" + recorded.text("/id"));
        return recorded.text("/id");
    }

    private HttpReply post(String id, String what, String body) {
        return book.as("approver").post(MATTERS + "/" + id + "/" + what, body);
    }

    private void accept(String id, String what, String body) {
        HttpReply reply = post(id, what, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    @Test
    void amendment_is_recorded_once_decided_linked_and_revoked_with_its_history_at_any_ledger_number() {
        MutationId booking = ledger().book(amendment("2026-NVW-1", "36800-XX-12", expenditure("XX/37", 2026, 10)));
        HttpReply dry = book.as("approver").post(MATTERS + "?dryRun=true", body("AMENDMENT", "36800-XX-12", ""));
        assertThat(dry.status()).as(dry.body()).isEqualTo(200);
        HttpReply first = book.as("approver").post(MATTERS, body("AMENDMENT", "36800-XX-12", STRUCTURAL), "once");
        HttpReply again = book.as("approver").post(MATTERS, body("AMENDMENT", "36800-XX-12", STRUCTURAL), "once");
        String id = first.text("/id");
        assertThat(again.text("/id")).isEqualTo(id);
        assertThat(again.text("/ledgerNumber")).isEqualTo(first.text("/ledgerNumber"));
        assertThat(post(id, "decisions?dryRun=true", "{\"decision\": \"ADOPTED\", \"decidedOn\": \"2025-12-04\"}")
                        .text("/state"))
                .isEqualTo("ADOPTED");
        accept(id, "decisions", "{\"decision\": \"ADOPTED\", \"decidedOn\": \"2025-12-04\"}");
        accept(id, "links", "{\"mutation\": \"" + booking + "\"}");

        HttpReply now = book.as("auditor").get(MATTERS + "/" + id);
        assertThat(now.text("/state")).isEqualTo("ADOPTED");
        assertThat(now.text("/mutations/0")).isEqualTo(booking.toString());
        assertThat(now.text("/laterBudgets/0/state")).isEqualTo("AWAITED");
        assertThat(book.as("auditor")
                        .get(MATTERS + "/" + id + "?knownAt=" + first.text("/ledgerNumber"))
                        .text("/state"))
                .isEqualTo("SUBMITTED");
        assertThat(book.as("auditor")
                        .get(MATTERS + "/" + id + "?effectiveOn=2025-12-01")
                        .text("/state"))
                .isEqualTo("SUBMITTED");
        assertThat(book.as("auditor")
                        .get(MATTERS + "/" + id + "?effectiveOn=2025-11-01")
                        .status())
                .isEqualTo(404);

        accept(
                id,
                "revocations",
                "{\"ledgerNumber\": " + now.text("/history/1/ledgerNumber") + ", \"reason\": \"verkeerd\"}");
        HttpReply revoked = book.as("auditor").get(MATTERS + "/" + id);
        assertThat(revoked.text("/state")).isEqualTo("SUBMITTED");
        assertThat(revoked.text("/history/1/revokedFor")).isEqualTo("verkeerd");
        assertThat(revoked.text("/history/0/type")).isEqualTo("RECORDED");
        assertThat(revoked.text("/history/1/type")).isEqualTo("DECIDED");
        assertThat(post(id, "revocations", "{\"ledgerNumber\": 1, \"reason\": \"r\"}")
                        .text("/type"))
                .endsWith("unknown-matter-step");
    }

    @Test
    void list_is_sorted_by_state_and_date_and_filtered() {
        ledger();
        String amendment = record(body("AMENDMENT", "36800-XX-12", ""));
        String motion = record(body("MOTION", "36800-XX-13", ""));
        record(body("UNDERTAKING", "36800-XX-14", ""));
        accept(amendment, "decisions", "{\"decision\": \"REJECTED\", \"decidedOn\": \"2025-12-04\"}");
        accept(motion, "decisions", "{\"decision\": \"HELD_OVER\", \"decidedOn\": \"2025-12-04\"}");

        assertThat(papers("")).containsExactly("36800-XX-14", "36800-XX-13", "36800-XX-12");
        assertThat(papers("?type=MOTION")).containsExactly("36800-XX-13");
        assertThat(papers("?state=REJECTED")).containsExactly("36800-XX-12");
        assertThat(papers("?parliamentaryPaper=36800-xx-14")).containsExactly("36800-XX-14");
        assertThat(papers("?parliamentaryPaper=36800%E2%80%91XX%E2%80%9114%20")).containsExactly("36800-XX-14");
        assertThat(papers("?chapter=XVII")).isEmpty();
        assertThat(papers("?bill=2026-NVW-1")).isEmpty();
        assertThat(book.as("auditor").get(MATTERS + "?chapter=VI").status()).isEqualTo(404);
        assertThat(book.as("auditor").get(MATTERS + "?state=x").status()).isEqualTo(400);
    }

    private List<String> papers(String query) {
        List<String> papers = new ArrayList<>();
        book.as("auditor")
                .get(MATTERS + query)
                .json()
                .at("/matters")
                .forEach(one -> papers.add(one.at("/parliamentaryPaper").asString()));
        return papers;
    }

    @Test
    void structural_amendment_is_compared_with_the_next_budgets_and_nothing_is_guessed() {
        LedgerFixture ledger = ledger();
        String unlinked = record(body("AMENDMENT", "36800-XX-11", STRUCTURAL));
        String booked = record(body("AMENDMENT", "36800-XX-12", STRUCTURAL));
        String less = record(body("AMENDMENT", "36800-XX-13", STRUCTURAL));
        String reasoned = record(body("AMENDMENT", "36800-XX-14", STRUCTURAL));
        for (String id : List.of(unlinked, booked, less, reasoned)) {
            accept(id, "decisions", "{\"decision\": \"ADOPTED\", \"decidedOn\": \"2025-12-04\"}");
        }
        MutationId whole = ledger.book(
                amendment("2026-NVW-1", "36800-XX-12", expenditure("XX/37", 2026, 10), expenditure("XX/37", 2027, 20)));
        MutationId part = ledger.book(amendment("2026-NVW-1", "36800-XX-13", expenditure("XX/37", 2026, 10)));
        accept(booked, "links", "{\"mutation\": \"" + whole + "\"}");
        accept(less, "links", "{\"mutation\": \"" + part + "\"}");
        ledger.moment("2027-OWB", "2026-09-15");
        accept(reasoned, "follow-ups", """
            {"followUp": "NOT_CARRIED", "followedUpOn": "2026-09-15", "document": "36900-XX-2, p. 14",
             "remark": "De regeling is vervallen", "laterBill": "2027-OWB"}
            """);

        assertThat(laterBudget(unlinked)).isEqualTo("2027-OWB NOT_KNOWN 20 null");
        assertThat(laterBudget(booked)).isEqualTo("2027-OWB BOOKED 20 20");
        assertThat(laterBudget(less)).isEqualTo("2027-OWB OPEN 20 null");
        assertThat(laterBudget(reasoned)).isEqualTo("2027-OWB NOT_CARRIED 20 null");
        ledger.moment("2026-O1", "2026-05-29").reverse(whole, Moment.parse("2026-O1"));
        assertThat(laterBudget(booked)).as("after the reversal").isEqualTo("2027-OWB OPEN 20 null");
        assertThat(laterBudget(booked + "?moment=2026-NVW-1"))
                .as("before the moment of the reversal")
                .isEqualTo("2027-OWB AWAITED 20 20");
        assertThat(laterBudget(booked + "?moment=2026-O1"))
                .as("in the moment of the reversal")
                .isEqualTo("2027-OWB AWAITED 20 null");
        assertThat(csv("parliamentary-matters?chapter=XX"))
                .contains("structural,LINE,,Onderwerp 36800-XX-11,36800-XX-11,2027-OWB,niet bekend,37")
                .contains("\"niet verwerkt, met een zwaarwegende reden\"");
        assertThat(book.as("auditor")
                        .get("/v1/reports/parliamentary-matters?chapter=XX")
                        .body())
                .contains("36900-XX-2, p. 14: De regeling is vervallen");
        assertThat(PageDocument.parse(book.browse("auditor")
                                .get("/parliamentary-matters?scope=XX")
                                .body())
                        .text())
                .contains("Onderwerp 36800-XX-14 2027-OWB niet verwerkt, met een zwaarwegende reden")
                .contains("Onderwerp 36800-XX-11 2027-OWB niet bekend");
    }

    private String csv(String report) {
        ApiClient auditor = book.as("auditor");
        return auditor.send(auditor.request("/v1/reports/" + report)
                        .header("Accept", "text/csv")
                        .header("Accept-Language", "nl"))
                .body();
    }

    private String laterBudget(String id) {
        HttpReply reply = book.as("auditor").get(MATTERS + "/" + id);
        return "%s %s %s %s"
                .formatted(
                        reply.text("/laterBudgets/0/bill"),
                        reply.text("/laterBudgets/0/state"),
                        reply.json().at("/laterBudgets/0/amounts/0/stated"),
                        reply.json().at("/laterBudgets/0/amounts/0/booked"));
    }

    @Test
    void matters_links_and_follow_ups_under_embargo_leave_no_trace_for_other_readers() {
        LedgerFixture ledger = ledger().embargoedMoment("2026-VB", "2026-03-10")
                .embargoedMoment("2026-O1", "2026-04-24")
                .embargoedMoment("2027-OWB", "2026-09-15");
        String shown = record(body("AMENDMENT", "36800-XX-12", STRUCTURAL));
        accept(shown, "decisions", "{\"decision\": \"ADOPTED\", \"decidedOn\": \"2025-12-04\"}");
        Map<String, String> before = answers(shown);
        MutationId secret = ledger.propose(amendment("2026-VB", "36800-XX-12", expenditure("XX/37", 2026, 10)));

        String hidden = record(body("MOTION", "36800-XX-99", "").replace("2026-OWB", "2026-O1"));
        ledger.record(LedgerFixture.APPROVER, id -> new MatterCommand.LinkMatter(MatterId.parse(shown), secret));
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

        assertThat(answers(shown)).isEqualTo(before);
        assertThat(book.as("reader").get(MATTERS + "/" + hidden).body())
                .isEqualTo(book.as("reader")
                        .get(MATTERS + "/XX-000000000000")
                        .body()
                        .replace("XX-000000000000", hidden));
        assertThat(book.browse("reader").get("/parliamentary-matters/" + hidden).status())
                .isEqualTo(404);
        HttpReply staff = book.as("staff").get(MATTERS + "/" + shown);
        assertThat(staff.body()).contains("GEHEIM STUK", secret.toString());
        assertThat(book.as("staff").get(MATTERS + "/" + hidden).text("/parliamentaryPaper"))
                .isEqualTo("36800-XX-99");
    }

    /** What a reader without roles in the chapter gets, without what shows only that something was recorded. */
    private Map<String, String> answers(String shown) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : List.of(
                MATTERS,
                MATTERS + "?chapter=XX",
                MATTERS + "/" + shown,
                "/v1/reports/parliamentary-matters",
                "/v1/reports/motions-and-undertakings")) {
            answers.put(path, masked(book.as("reader").get(path).body()));
        }
        for (String path : List.of(
                "/parliamentary-matters",
                "/parliamentary-matters?scope=XX",
                "/parliamentary-matters/" + shown,
                "/reports/parliamentary-matters")) {
            answers.put(path, masked(book.browse("reader").get(path).body()));
        }
        return answers;
    }

    private static String masked(String body) {
        return body.replaceAll("\"ledgerNumber\":\\d+", "#")
                .replaceAll("(volgnummer|ledger number) \\d+", "#")
                .replaceAll("name=\"(_csrf|key)\"[^>]*>", "");
    }
}
