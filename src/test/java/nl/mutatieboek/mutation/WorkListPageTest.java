package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The work list, and consent to several mutations at once. */
@Tag("whole")
class WorkListPageTest {
    @RegisterExtension
    final ApplicationFixture book =
            ApplicationFixture.empty().withPerson("reader", "READER").withPerson("second", "APPROVER:XX");

    private LedgerFixture ledger;
    private MutationId estimate;
    private MutationId transfer;

    @BeforeEach
    void propose() {
        ledger = new LedgerFixture(book);
        ledger.moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91");
        estimate = ledger.proposeEstimate("2026-O1");
        transfer = ledger.proposeTransfer();
        book.awaitProjections();
    }

    @Test
    void work_list_shows_each_user_the_waiting_mutations_by_moment() {
        assertThat(book.browse("approver").get("/worklist").page().text())
                .containsSubsequence(
                        "Te beoordelen",
                        "2026-OWB totaal: uitgaven 2026 0",
                        "Overboeking",
                        "2026-O1 totaal: uitgaven 2026 ‒ 4",
                        "Raming")
                .doesNotContain("Te bevestigen", "Uw voorstellen");
        assertThat(book.browse("counterpart").get("/worklist").page().text())
                .containsSubsequence("Te bevestigen", "Overboeking")
                .doesNotContain("Te beoordelen", "Raming");
        assertThat(book.browse("proposer").get("/worklist").page().text())
                .containsSubsequence(
                        "Er wacht nu niets op uw besluit.",
                        "Uw voorstellen die op anderen wachten",
                        "Raming",
                        "goedkeuring door een tweede persoon van hoofdstuk XX",
                        "Overboeking",
                        "bevestiging door hoofdstuk XVII");
        assertThat(book.browse("auditor").get("/worklist").page().text())
                .contains("Er wacht nu niets op uw besluit.")
                .doesNotContain("Raming");
    }

    @Test
    void work_list_names_the_chapter_of_the_reader_with_the_sign_of_its_amount() {
        assertThat(book.browse("counterpart").get("/worklist").page().text())
                .contains("XVII ‒ 10 uitgaven 2026")
                .doesNotContain("XX + 10");
        assertThat(book.browse("approver").get("/worklist").page().text())
                .contains("XX + 10 uitgaven 2026", "XX ‒ 4 uitgaven 2026")
                .doesNotContain("XVII ‒ 10");
    }

    @Test
    void work_list_folds_balances_and_counts_warnings_in_each_row() {
        PageDocument page = book.browse("approver").get("/worklist").page();

        assertThat(page.text())
                .containsSubsequence(
                        "Overboeking", "Stand nu en straks 1 × kijk nog eens", "Het stuk van 2026-OWB is op")
                .containsSubsequence("Raming", "Stand nu en straks", "Item XX/91 XX/91 Nu niet bekend");
        assertThat(page.select("td details")).hasSize(2);
    }

    @Test
    void long_work_list_says_that_balances_and_warnings_are_with_each_mutation() {
        for (int i = 0; i < 24; i++) {
            ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/91", 2026, 100 + i)));
        }
        book.awaitProjections();

        String page = book.browse("approver").get("/worklist").body();

        assertThat(PageDocument.parse(page).text())
                .contains("Er wacht zoveel dat standen en waarschuwingen alleen bij elke mutatie zelf staan.")
                .doesNotContain("kijk nog eens", "Het stuk van");
        assertThat(page).contains("/mutations/" + transfer + "#impact-0");
    }

    @Test
    void work_list_is_limited_to_one_coverage_package() {
        MutationId covered = ledger.propose(LedgerFixture.withCoverage(
                "Asielpakket",
                withTitle("Gedekt", proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 5)))));
        book.awaitProjections();
        PageClient approver = book.browse("approver");

        assertThat(approver.get("/packages?name=Asielpakket").body()).contains("/worklist?coverage=Asielpakket");
        assertThat(approver.get("/worklist?coverage=Asielpakket").page().text())
                .contains("Gedekt", "Alleen dekkingspakket Asielpakket")
                .doesNotContain("Raming", "Overboeking");
        assertThat(state(covered)).isEqualTo("PROPOSED");
    }

    @Test
    void work_list_shows_mutations_under_embargo_only_to_their_chapters() {
        ledger.embargoedMoment("2027-OWB", "2026-09-15");
        ledger.propose(
                withTitle("Geheim", proposal(MutationKind.RE_ESTIMATE, "2027-OWB", expenditure("XX/37", 2027, 5))));
        ledger.propose(withTitle(
                "Gedeeld",
                proposal(
                        MutationKind.TRANSFER,
                        "2027-OWB",
                        expenditure("XVII/~", 2027, -7),
                        expenditure("XX/37", 2027, 7))));
        book.awaitProjections();

        assertThat(book.browse("approver").get("/worklist").body()).contains("Geheim", "Gedeeld", "Raming");
        assertThat(book.browse("proposer").get("/worklist").body()).contains("Geheim", "Gedeeld");
        assertThat(book.browse("counterpart").get("/worklist").body())
                .contains("Gedeeld", "Overboeking")
                .doesNotContain("Geheim");
    }

    @Test
    void work_list_shows_returned_proposals_and_what_their_replacement_changes() {
        ledger.record(LedgerFixture.APPROVER, id -> new Command.ReturnMutation(estimate, "Bedrag nagaan"));
        book.awaitProjections();
        assertThat(book.browse("proposer").get("/worklist").page().text())
                .containsSubsequence("Aan u teruggezonden", "Raming", "Bedrag nagaan", "Opnieuw voorstellen");

        HttpReply anew = book.as("proposer").post("/v1/mutations", """
            {"kind": "RE_ESTIMATE", "title": "Raming anew", "explanation": "Nagegaan", "moment": "2026-O1", "basis": "READ",
             "cause": "Minder", "prognosisNotStated": true, "corrects": "%s", "source": {"document": "Brief"},
             "postings": [{"item": "XX/91", "flow": "EXPENDITURE", "year": 2026, "thousands": -6},
                          {"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": 1}]}
            """.formatted(estimate));
        assertThat(anew.status()).isEqualTo(201);
        book.awaitProjections();
        assertThat(book.browse("approver").get("/worklist").page().text())
                .containsSubsequence(
                        "Raming anew",
                        "Vervangt XX-2026-0001: 2 bedragen anders",
                        "XX/37 uitgaven 2026: 0 → 1",
                        "XX/91 uitgaven 2026: ‒ 4 → ‒ 6");
        assertThat(book.browse("proposer").get("/worklist").body()).doesNotContain("Bedrag nagaan");
    }

    @Test
    void work_list_of_one_user_is_complete_however_many_tasks_others_have() {
        ledger.items(2025, "XVII/1");
        for (int i = 0; i < 2 * WorkListQueries.MAX_TASKS_PER_STATE + 1; i++) {
            ledger.record(
                    LedgerFixture.COUNTERPART,
                    id -> new Command.ProposeMutation(
                            new MutationId(id),
                            null,
                            proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XVII/1", 2026, 5))));
        }
        book.awaitProjections();

        assertThat(book.browse("approver").get("/worklist").page().text())
                .contains("Raming", "Overboeking")
                .doesNotContain("er is meer");
        assertThat(book.browse("proposer").get("/worklist").page().text())
                .contains("Raming", "Overboeking")
                .doesNotContain("er is meer");
        PageDocument full = book.browse("counterpart").get("/worklist").page();
        assertThat(full.text()).contains("Te bevestigen", "er is meer");
        assertThat(full.select("[data-label='Wacht op']")).hasSize(WorkListQueries.MAX_TASKS_PER_STATE);
    }

    private String state(MutationId mutation) {
        return book.as("auditor").get("/v1/mutations/" + mutation).text("/state");
    }
}
