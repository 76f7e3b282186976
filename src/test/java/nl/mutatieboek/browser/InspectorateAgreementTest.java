package nl.mutatieboek.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withCoverage;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Work of the finance inspectorate, if the policy requires its agreement. */
@Tag("whole")
class InspectorateAgreementTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .with("mutatieboek.agreements=RE_ESTIMATE@OWB")
            .withPerson("inspectorate", "INSPECTORATE");

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    @Test
    void inspectorate_agrees_to_a_balanced_package() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .items(2025, "XX/37", "XX/91");
        MutationId less = estimate(ledger, "Minder huur", "XX/37", -70);
        MutationId more = estimate(ledger, "Meer onderhoud", "XX/91", 70);
        ledger.approve(less).approve(more);
        BOOK.awaitProjections();
        Page page = CHROMIUM.page("inspectorate", 1440, "nl-NL");

        page.navigate("/packages");
        page.getByRole(AriaRole.LINK, named("Huren")).click();
        assertThat(page.locator("main")).containsText("sluit");
        page.getByRole(AriaRole.LINK, named("Besluiten over wat hiervan op u wacht"))
                .click();
        assertThat(page.locator("main")).containsText("totaal: uitgaven 2026 0");
        page.getByRole(AriaRole.LINK, named("alle kiezen")).click();
        page.getByRole(AriaRole.BUTTON, named("Akkoord met de gekozen mutaties"))
                .click();

        assertThat(page.getByRole(AriaRole.HEADING, named("Akkoord met 2 mutaties.")))
                .isVisible();
        for (MutationId mutation : new MutationId[] {less, more}) {
            assertThat(BOOK.as("auditor").get("/v1/mutations/" + mutation).text("/state"))
                    .isEqualTo("BOOKED");
        }
    }

    private static MutationId estimate(LedgerFixture ledger, String title, String item, long thousands) {
        return ledger.propose(withTitle(
                title,
                withCoverage(
                        "Huren", proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure(item, 2026, thousands)))));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
