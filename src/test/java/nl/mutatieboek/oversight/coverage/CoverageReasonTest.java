package nl.mutatieboek.oversight.coverage;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withCoverage;
import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.BudgetConstraintCommand;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The reason of a form of cover stands beside that form: on the page of the package, in the trail, and in the API. */
@Tag("application")
class CoverageReasonTest {
    private static final String REASON = "De opbrengst valt een jaar later";

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static long beforeStating;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .items(2025, "XX/37");
        ledger.book(withCoverage(
                "Pakket",
                proposal(
                        MutationKind.RE_ESTIMATE,
                        "2026-OWB",
                        expenditure("XX/37", 2026, 5),
                        expenditure("XX/37", 2027, -5))));
        beforeStating = ledger.ledgerNumber();
        ledger.record(
                LedgerFixture.PROPOSER,
                id -> new BudgetConstraintCommand.StateCoverageForm(
                        new ChapterCode("XX"), "pakket", CoverageForm.OVER_YEARS, REASON));
        BOOK.awaitProjections();
    }

    @Test
    void reason_is_shown_with_the_form_on_pages() {
        assertThat(BOOK.browse("auditor").get("/packages?name=Pakket").page().text())
                .contains("Reden: " + REASON);
        assertThat(BOOK.browse("auditor").get("/trail?item=XX/37").page().text())
                .contains("Dekkingspakket: Pakket", "Vorm van dekking (XX):", "Reden: " + REASON);
    }

    @Test
    void reason_is_in_the_responses_of_packages_and_trail() {
        assertThat(BOOK.as("auditor").get("/v1/packages?name=Pakket").text("/packages/0/chapters/0/reason"))
                .isEqualTo(REASON);
        String trail = "/v1/trail?item=XX/37&flow=EXPENDITURE&year=2026";
        assertThat(BOOK.as("auditor").get(trail).text("/entries/0/coverage/reason"))
                .isEqualTo(REASON);
        assertThat(BOOK.as("auditor").get(trail).text("/entries/0/coverage/form"))
                .isEqualTo("OVER_YEARS");
    }

    @Test
    void reason_is_unknown_before_it_was_recorded() {
        String then = "&knownAt=" + beforeStating;

        assertThat(BOOK.as("auditor")
                        .get("/v1/trail?item=XX/37&flow=EXPENDITURE&year=2026" + then)
                        .json()
                        .at("/entries/0/coverage")
                        .toString())
                .isEqualTo("{\"name\":\"Pakket\",\"form\":null,\"reason\":null}");
        assertThat(BOOK.browse("auditor").get("/trail?item=XX/37" + then).body())
                .contains("Pakket")
                .doesNotContain(REASON);
        assertThat(BOOK.browse("auditor").get("/packages?name=Pakket" + then).body())
                .doesNotContain(REASON);
    }
}
