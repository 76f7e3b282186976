package nl.mutatieboek.home;

import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.MutationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Home per role: tasks of the person, and never a wall for somebody without any. */
@Tag("whole")
class HomePageTest {
    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty().withPerson("reader", "READER");

    private MutationId estimate;

    @BeforeEach
    void propose() {
        LedgerFixture ledger = new LedgerFixture(book);
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX").chapter("XVII").items(2025, "XX/37", "XX/91");
        estimate = ledger.proposeEstimate("2026-OWB");
        ledger.proposeTransfer();
        book.awaitProjections();
    }

    @Test
    void home_lists_what_waits_for_each_person() {
        assertThat(home("approver"))
                .containsSubsequence("Wacht op u (2)", "Raming", "Overboeking", "Naar de werklijst");
        assertThat(home("counterpart"))
                .containsSubsequence("Wacht op u (1)", "Overboeking", "bevestiging door hoofdstuk XVII")
                .doesNotContain("Raming");
        assertThat(home("proposer"))
                .containsSubsequence("Uw voorstellen die op anderen wachten (2)", "Raming", "goedkeuring door")
                .doesNotContain("Wacht op u");
    }

    @Test
    void home_lists_a_returned_mutation_with_its_reason() {
        assertThat(book.as("approver")
                        .post("/v1/mutations/" + estimate + "/returns", "{\"reason\": \"De bron ontbreekt.\"}")
                        .status())
                .isEqualTo(200);
        book.awaitProjections();

        assertThat(home("proposer"))
                .containsSubsequence("Aan u teruggezonden (1)", "Raming", "De bron ontbreekt.", "Opnieuw voorstellen")
                .containsSubsequence("Uw voorstellen die op anderen wachten (1)", "Overboeking");
        assertThat(book.browse("proposer").get("/").body()).contains("/mutations/new?replaces=" + estimate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "auditor"})
    void home_without_tasks_offers_search_and_balances(String person) {
        PageDocument page = book.browse(person).get("/").page();

        assertThat(page.text())
                .contains("Wat u hier kunt doen", "Zoeken", "Standen van alle hoofdstukken")
                .doesNotContain("Raming", "Overboeking", "(0)", "Er wacht niets op uw besluit");
        assertThat(page.links()).contains("/balances", "/balances/compare", "/reports", "/parliamentary-matters");
    }

    @Test
    void home_offers_the_tasks_of_a_role_that_decides_on_no_mutation() {
        assertThat(book.browse("auditor").get("/").page().texts("section[aria-labelledby=tasks] a"))
                .contains("Een steekproef trekken", "Nagaan wie onder embargo las")
                .doesNotContain("Gebruikers en hun rollen beheren");
        assertThat(book.browse("reader").get("/").page().texts("section[aria-labelledby=tasks] a"))
                .hasSize(3);
        assertThat(book.browse("proposer").get("/").page().select("section[aria-labelledby=tasks]"))
                .isEmpty();
    }

    @Test
    void home_offers_the_usual_kinds_to_a_proposer_and_the_balances_of_a_moment_to_everybody() {
        new LedgerFixture(book).embargoedMoment("2190-OWB", "2189-09-20");
        book.awaitProjections();
        PageDocument proposer = book.browse("proposer").get("/").page();
        String reader = book.browse("reader").get("/").body();

        assertThat(proposer.links())
                .contains("/mutations/new?kind=TRANSFER", "/mutations/new?kind=RE_ESTIMATE")
                .noneMatch(link -> link.contains("kind=REORGANISATION"));
        assertThat(reader).doesNotContain("/mutations/new");
        assertThat(proposer.attributes("option", "value")).contains("2026-OWB");
        assertThat(proposer.text()).doesNotContain("2190-OWB (");
        assertThat(book.browse("proposer")
                        .get("/balances?moment=2026-OWB&knownAt=")
                        .body())
                .contains("gepresenteerd t/m 2026-OWB");
    }

    @Test
    void home_is_in_english_too() {
        assertThat(book.browse("approver").get("/?lang=en").page().text())
                .contains("Awaiting you (2)")
                .doesNotContain("??");
    }

    private String home(String person) {
        return book.browse(person).get("/").page().text();
    }
}
