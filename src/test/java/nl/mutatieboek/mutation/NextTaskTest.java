package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.writer.AxonLedgerCommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** After a decision: what happened, what follows, and the next task; and the count in the menu. */
@Tag("whole")
class NextTaskTest {
    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty().withPerson("reader", "READER");

    private LedgerFixture ledger;
    private MutationId estimate;
    private MutationId transfer;

    @BeforeEach
    void propose() {
        ledger = new LedgerFixture(book);
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX").chapter("XVII").items(2025, "XX/37", "XX/91");
        estimate = ledger.proposeEstimate("2026-OWB");
        transfer = ledger.proposeTransfer();
        book.awaitProjections();
    }

    @Test
    void approval_says_what_was_booked_and_leads_to_the_next_mutation_until_the_last() {
        PageClient approver = book.browse("approver");

        HttpReply first = decide(approver, estimate, "approvals");
        assertThat(first.page().text())
                .containsSubsequence(
                        "XX-2026-0001 is goedgekeurd",
                        "Geboekt als XX-2026-0001.",
                        "Volgende: XX-2026-0002 Overboeking",
                        "Nog 1 in de werklijst");
        assertThat(first.page().links()).contains("/mutations/" + transfer);
        assertThat(first.page().select("h2#done[tabindex=-1][autofocus]")).hasSize(1);

        assertThat(decide(approver, transfer, "approvals").page().text())
                .containsSubsequence(
                        "XX-2026-0002 is goedgekeurd",
                        "De mutatie wordt geboekt na:",
                        "bevestiging door hoofdstuk XVII",
                        "Dat was de laatste.")
                .doesNotContain("Volgende:", "Geboekt als");
        assertThat(approver.get("/mutations/" + transfer).page().select("#done"))
                .as("a page that is read again announces nothing")
                .isEmpty();
    }

    @Test
    void confirmation_that_books_says_so_to_the_counterpart() {
        decide(book.browse("approver"), transfer, "approvals");
        book.awaitProjections();

        assertThat(decide(book.browse("counterpart"), transfer, "confirmations")
                        .page()
                        .text())
                .containsSubsequence("XX-2026-0002 is bevestigd", "Geboekt als XX-2026-0002", "Dat was de laatste.");
    }

    @Test
    void return_says_that_the_proposer_sees_the_reason() {
        assertThat(decide(book.browse("approver"), estimate, "returns").page().text())
                .containsSubsequence("XX-2026-0001 is teruggezonden", "De opsteller ziet", "Volgende: XX-2026-0002");
    }

    @Test
    void withdrawal_and_reversal_are_confirmed_without_a_next_task() {
        assertThat(decide(book.browse("proposer"), transfer, "withdrawals")
                        .page()
                        .text())
                .contains("XX-2026-0002 is ingetrokken")
                .doesNotContain("Volgende", "de laatste");
        decide(book.browse("approver"), estimate, "approvals");
        assertThat(decide(book.browse("proposer"), estimate, "reversals").page().text())
                .containsSubsequence("De tegenboeking is voorgesteld als XX-2026-0003", "goedkeuring door");
    }

    @Test
    void work_list_says_the_outcome_of_each_consent() {
        PageClient approver = book.browse("approver");

        HttpReply done = approver.fillAndSubmitTo(
                "/worklist",
                "/worklist/approvals",
                "key",
                UUID.randomUUID().toString(),
                "mutation",
                estimate.toString(),
                "mutation",
                transfer.toString());

        assertThat(done.page().text())
                .containsSubsequence(
                        "2 mutaties goedgekeurd.",
                        "XX-2026-0001: geboekt",
                        "XX-2026-0002:",
                        "wacht nog op",
                        "bevestiging door hoofdstuk XVII",
                        "Dat was de laatste.");
    }

    @Test
    void menu_counts_the_consents_of_each_person_as_the_work_list_does() {
        assertThat(count("approver")).isEqualTo("2 wachten op u");
        assertThat(count("counterpart")).isEqualTo("1 wacht op u");
        assertThat(count("proposer")).isEmpty();
        assertThat(count("reader")).isEmpty();

        book.as("approver").post("/v1/mutations/" + estimate + "/approvals", "{}");
        MutationId late = ledger.propose(
                withTitle("Te laat", proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 5))));
        book.as("approver").post("/v1/moments/2026-OWB/closings", "{\"chapter\": \"XX\"}");
        book.awaitProjections();

        String page = book.browse("approver").get("/worklist").body();
        assertThat(page).doesNotContain("Te laat", late.toString());
        assertThat(count("approver")).isEqualTo(page.contains("Overboeking") ? "1 wacht op u" : "");
    }

    @Test
    void menu_counts_nothing_under_embargo_for_other_chapters() {
        ledger.embargoedMoment("2027-OWB", "2026-09-15");
        ledger.propose(
                withTitle("Geheim", proposal(MutationKind.RE_ESTIMATE, "2027-OWB", expenditure("XX/37", 2027, 5))));
        book.awaitProjections();

        assertThat(count("approver")).isEqualTo("3 wachten op u");
        assertThat(count("counterpart")).isEqualTo("1 wacht op u");
        assertThat(book.browse("counterpart").get("/").page().text())
                .contains("Wacht op u (1)")
                .doesNotContain("Geheim");
        assertThat(book.browse("reader").get("/").page().text()).doesNotContain("Geheim", "(1)", "(3)");
    }

    @Test
    void waiting_consents_stay_known_without_a_writer_until_something_is_recorded() {
        ledger.moment("2027-OWB", "2026-09-15");
        ledger.propose(
                withTitle("Open", proposal(MutationKind.RE_ESTIMATE, "2027-OWB", expenditure("XX/37", 2027, 5))));
        book.as("approver").post("/v1/moments/2026-OWB/closings", "{\"chapter\": \"XX\"}");
        book.awaitProjections();
        assertThat(count("approver")).as("one of three is refused").isEqualTo("2 wachten op u");

        book.bean(AxonLedgerCommandGateway.class).stop("test");

        assertThat(count("approver")).as("decided before").isEqualTo("2 wachten op u");
    }

    @Test
    void without_a_writer_no_page_says_that_nothing_waits() {
        book.bean(AxonLedgerCommandGateway.class).stop("test");

        PageClient approver = book.browse("approver");
        assertThat(approver.get("/").page().text())
                .contains("Uw werklijst kan nu niet worden getoond")
                .doesNotContain("Er wacht niets");
        assertThat(count("approver")).isEmpty();
        assertThat(approver.get("/worklist").status()).isEqualTo(503);
        HttpReply page = approver.get("/mutations/" + estimate);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(estimate + "/approvals");
    }

    @Test
    void next_mutation_under_embargo_is_a_recorded_read() {
        decide(book.browse("approver"), transfer, "approvals");
        ledger.embargoedMoment("2027-OWB", "2026-09-15");
        ledger.propose(
                withTitle("Geheim", proposal(MutationKind.RE_ESTIMATE, "2027-OWB", expenditure("XX/37", 2027, 5))));
        book.awaitProjections();
        String reads = "/v1/embargoed-reads?limit=1000";
        assertThat(book.as("auditor").get(reads).body()).doesNotContain("approver");

        assertThat(decide(book.browse("approver"), estimate, "approvals").page().text())
                .contains("Volgende: XX-2027-0001 Geheim");

        assertThat(book.as("auditor").get(reads).body()).contains("approver", "/mutations/" + estimate);
    }

    private String count(String person) {
        String page = book.browse(person).get("/balances").body();
        Matcher count = Pattern.compile("\\d+ wacht(en)? op u").matcher(page);
        return count.find() ? count.group() : "";
    }

    private static HttpReply decide(PageClient browser, MutationId mutation, String action) {
        boolean consent = List.of("approvals", "confirmations").contains(action);
        return browser.fillAndSubmitTo(
                "/mutations/" + mutation,
                "/mutations/" + mutation + "/" + action,
                "key",
                UUID.randomUUID().toString(),
                consent ? "lang" : "reason",
                consent ? "nl" : "Bedrag nagaan");
    }
}
