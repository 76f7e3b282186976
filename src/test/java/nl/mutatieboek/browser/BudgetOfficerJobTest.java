package nl.mutatieboek.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jobs of a budget officer and of those who consent, by keyboard, with and without JavaScript. */
@Tag("whole")
class BudgetOfficerJobTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = JobScript.demo();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    private static JobScript script;

    @BeforeAll
    static void open() {
        script = new JobScript(BOOK);
        script.openNext();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_1_draw_on_a_reserve(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");

        job.menu("Reserveringen").press("Toedelen");
        job.fill("#explanation", "Voor de uitvoering.").choose("#basis", "gelezen");
        job.fill("#document", "Brief toedeling");
        job.fill("#row-0-2027", "-1.000").fill("#row-1-item", "XX/37").press("Ter goedkeuring aanbieden");

        assertThat(job.page().locator(".state")).hasText("voorgesteld");
        assertThat(job.page().locator("table.impact").first()).containsText("1.000");
        job.requireSteps(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_2_transfer_between_chapters_with_both_consents(boolean javaScript) {
        String title = "Opvang in de regio " + javaScript;
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");

        job.link("overboeking").fill("#title", title).fill("#explanation", "Voor opvang in de regio.");
        job.choose("#basis", "gelezen").fill("#document", "Brief overboeking");
        job.fill("#row-0-item", "XVII/~").fill("#row-0-2027", "-300").fill("#row-1-item", "XX/37");
        job.press("Ter goedkeuring aanbieden");
        assertThat(job.page().locator(".state")).hasText("voorgesteld");
        BOOK.awaitProjections();
        job.as("approver").link(title).press("Goedkeuren");
        assertThat(job.page().locator(".state")).hasText("goedgekeurd");
        BOOK.awaitProjections();
        job.as("counterpart").link(title).press("Bevestigen");

        assertThat(job.page().locator(".state")).hasText("geboekt");
        job.requireSteps(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_3_re_estimate_from_a_spreadsheet(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");

        job.link("ramingsbijstelling").fill("#title", "Raming " + javaScript).fill("#explanation", "Nieuwe raming.");
        job.fill("#cause", "Instroom").fill("#prognosis", "MPP");
        job.choose("#basis", "gelezen").fill("#document", "MPP");
        if (javaScript) {
            job.paste("#row-0-item", "XX/37/3\tuitgaven\t25\n");
        } else {
            job.fill("#row-0-item", "XX/37/3").fill("#row-0-2027", "25");
        }
        job.press("Ter goedkeuring aanbieden");

        assertThat(job.page().locator(".state")).hasText("voorgesteld");
        assertThat(job.page().locator("table.impact").first()).containsText("25");
        job.requireSteps(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_4_approve(boolean javaScript) {
        String title = "Minder reizen " + javaScript;
        script.propose(title);
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("approver");

        job.link(title).press("Goedkeuren");

        assertThat(job.page().locator(".state")).hasText("geboekt");
        job.requireSteps(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_5_return_and_propose_anew(boolean javaScript) {
        String title = "Meer tolken " + javaScript;
        script.propose(title);
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("approver");

        job.link(title).fill("#reason", "Het bedrag is 50.").press("Terugzenden");
        assertThat(job.page().locator(".state")).hasText("teruggezonden");
        BOOK.awaitProjections();
        job.as("proposer");
        job.load(job.main()
                .locator("tr", new Locator.LocatorOptions().setHasText(title))
                .getByText("Opnieuw voorstellen"));
        job.fill("#row-0-2027", "-50").press("Ter goedkeuring aanbieden");

        assertThat(job.page().locator(".state")).hasText("voorgesteld");
        job.requireSteps(5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_6_reverse_a_booked_mutation(boolean javaScript) {
        String title = "Vergissing " + javaScript;
        script.book(title);
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");

        job.menu("Mutaties").link(title);
        job.open(job.main().getByText("Terugnemen met een tegenboeking")).fill("#reversal-reason", "Een vergissing.");
        job.press("Tegenboeking ter goedkeuring aanbieden");
        BOOK.awaitProjections();
        job.as("approver").link("Tegenboeking van").press("Goedkeuren");

        assertThat(job.page().locator(".state").first()).hasText("geboekt");
        job.requireSteps(6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_17_see_what_is_left_of_a_reserve(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");

        job.menu("Reserveringen");

        assertThat(job.main()).containsText("Resteert");
        assertThat(job.main()).containsText("46.322");
        job.requireSteps(17);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_22_see_ones_own_proposals_under_embargo(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");

        script.proposeInNext("Onder embargo " + javaScript);
        job.menu("Mutaties");

        assertThat(job.main()).containsText("Onder embargo " + javaScript);
        job.requireSteps(22);
    }
}
