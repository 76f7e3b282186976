package nl.mutatieboek.oversight.coverage;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withCoverage;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of one coverage package. */
@Tag("application")
class CoveragePackagePageTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static Proposal covered(String title, Posting... postings) {
        return withCoverage("Pakket", withTitle(title, proposal(MutationKind.RE_ESTIMATE, "2026-OWB", postings)));
    }

    @Test
    void package_page_shows_what_its_waiting_members_do_together() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .items(2025, "XX/37", "XX/91");
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 1_000)));
        ledger.propose(covered("Eerste", expenditure("XX/37", 2026, -300), expenditure("XX/37", 2027, -1)));
        ledger.propose(covered("Tweede", expenditure("XX/37", 2026, 100), expenditure("XX/91", 2026, 200)));
        ledger.book(covered("Derde", expenditure("XX/91", 2026, 7)));
        BOOK.awaitProjections();

        assertThat(BOOK.browse("auditor").get("/packages?name=Pakket").page().rows())
                .containsSubsequence(
                        "Begrotingspost | Stand | 2026 | 2027",
                        "Item XX/37 XX/37 | Nu | 1.000 | niet bekend",
                        "Mutatie | ‒ 200 | ‒ 1",
                        "Straks | 800 | ‒ 1 onvolledig",
                        "Item XX/91 XX/91 | Nu | 7 onvolledig | ",
                        "Mutatie | 200 | ",
                        "Straks | 207 onvolledig | ",
                        "Totaal | 0 | ‒ 1");
    }
}
