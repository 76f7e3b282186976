package nl.mutatieboek.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jobs of those who look up and trace figures, by keyboard, with and without JavaScript. */
@Tag("whole")
class ReaderJobTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = JobScript.demo();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    @BeforeAll
    static void open() {
        new JobScript(BOOK).openNext();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_7_balance_of_an_article_at_a_moment(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");

        job.choose("#moment", "2025-OWB").press("Tonen");

        assertThat(job.page()).hasURL(Pattern.compile(".*moment=2025-OWB.*"));
        assertThat(row(job, "XX/37")).containsText("9.480.898");
        job.requireSteps(7);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_8_balance_as_known_at_a_date(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("auditor");

        job.fill("#known-at", Long.toString(BOOK.ledgerNumber() - 1)).press("Tonen");

        assertThat(job.page().locator("#scope .not-now")).containsText("bekend op");
        assertThat(row(job, "XX/37")).containsText("8.728.219");
        job.requireSteps(8);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_9_balance_as_effective_at_a_date(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("auditor");

        job.fill("#effective-on", "15-09-2025").press("Tonen");

        assertThat(job.page().locator("#scope .not-now")).containsText("15-09-2025");
        assertThat(job.main()).containsText("115.000");
        job.requireSteps(9);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_10_compare_two_points_in_time(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");

        job.menu("Standen").link("Vergelijken met een ander punt in de tijd");
        job.choose("#from-moment", "2025-O1").choose("#to-moment", "2026-OWB").press("Vergelijken");

        assertThat(job.page()).hasURL(Pattern.compile(".*from=moment(=|%3D)2025-O1.*to=moment(=|%3D)2026-OWB.*"));
        job.requireSteps(10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_11_why_a_figure_is_what_it_is(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");

        job.menu("Standen").link("46.322");

        assertThat(job.page().locator("table.trail")).containsText("‒ 68.678");
        assertThat(job.page().locator("table.trail")).containsText("Brief nieuwe beleidsmatige uitgaven");
        assertThat(job.page().locator("table.trail")).containsText("approver");
        job.requireSteps(11);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_13_table_as_parliament_sees_it(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");

        job.menu("Rapporten").link("Suppletoire begroting");

        assertThat(job.page().locator("main table").first()).isVisible();
        assertThat(job.main()).containsText("Uitgaven");
        job.requireSteps(13);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_14_report_as_a_file(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("auditor");

        job.page().navigate("/reports/new-policy");
        Download file = job.download(job.main().getByText("XLSX", new Locator.GetByTextOptions().setExact(true)));

        assertThat(file.suggestedFilename().endsWith(".xlsx")).isTrue();
        job.requireSteps(14);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_20_signals(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");

        job.menu("Controle", "Signalen");

        assertThat(job.main()).containsText("tegenstrijdig");
        job.requireSteps(20);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_21_search_an_amount(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");

        job.fill("#search-text", "68.678").press("Zoeken");

        assertThat(job.main()).containsText("Asielmaatregelen Regeerprogramma: toedeling");
        job.requireSteps(21);
    }

    private static Locator row(JobDriver job, String item) {
        return job.main()
                .locator("tr", new Locator.LocatorOptions().setHasText(item))
                .filter(new Locator.FilterOptions().setHasText("Asiel en Migratie"))
                .last();
    }
}
