package nl.mutatieboek.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide on following an amendment, by keyboard, with and without JavaScript. */
@Tag("whole")
class MatterJobTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = JobScript.demo();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void structural_amendment_is_recorded_adopted_corrected_and_found_again(boolean javaScript) {
        String paper = javaScript ? "36800-XX-12" : "36800-XX-13";
        String title = "Kleinschalige opvang " + paper;
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("approver");

        job.menu("Controle", "Amendementen en moties");
        job.choose("#matter-type", "amendement")
                .fill("#matter-parliamentaryPaper", paper)
                .fill("#matter-title", title);
        job.fill("#matter-member", "Van Dijk").choose("#matter-bill", "2026-OWB");
        job.fill("#matter-submittedOn", "15-11-2025").choose("#matter-continuation", "structureel");
        job.fill("#matter-amounts", "XX/37 U 2026 -10.000").press("Vastleggen");
        assertThat(job.page().locator(".badge.state").first()).hasText("ingediend");
        assertThat(job.main()).containsText("10.000");

        job.open(job.main().getByText("Besluit van de Kamer"));
        job.choose("#decisions-decision", "aangenomen").fill("#decisions-decidedOn", "4-12-2025");
        job.press("Besluit vastleggen");
        assertThat(job.page().locator(".badge.state").first()).hasText("aangenomen");
        assertThat(job.main()).containsText("In de volgende begrotingen");

        job.open(job.main().getByText("Corrigeren wat verkeerd is vastgelegd"));
        job.fill("#corrections-member", "Van Dijk en Bakker").fill("#corrections-reason", "Tweede naam gemist");
        job.press("Corrigeren");
        assertThat(job.main()).containsText("Van Dijk en Bakker");
        assertThat(job.main()).containsText("Tweede naam gemist");

        job.as("auditor").menu("Controle", "Amendementen en moties");
        job.fill("#filter-parliamentaryPaper", paper).press("Tonen");
        job.link(title);
        assertThat(job.page().locator(".badge.state").first()).hasText("aangenomen");
    }
}
