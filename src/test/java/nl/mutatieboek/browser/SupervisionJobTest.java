package nl.mutatieboek.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jobs of auditors, the inspectorate, importers and administrators, by keyboard, with and without JavaScript. */
@Tag("whole")
class SupervisionJobTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = JobScript.demo();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    private static final String COLUMNS =
            "moment,document,title,kind_of_mutation,chapter,article,article_part,instrument,flow,year,amount_thousands,note,budget_year,precision_thousands,basis,source_url\n";

    @BeforeAll
    static void open() {
        JobScript script = new JobScript(BOOK);
        script.openNext();
        script.propose("Minder reizen", "2026-OWB", "\"coverage\": \"Asielpakket\",");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_12_repeat_the_ledger_with_a_certificate(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("auditor");

        job.menu("Controle", "Herberekening").press("Herhalen, niets wijzigen");
        job.page()
                .locator("section.asked .badge.state")
                .first()
                .getByText("gelijk")
                .waitFor();
        Download certificate =
                job.download(job.main().locator("a[href$='certificate/pdf']").first());

        assertThat(certificate.suggestedFilename()).endsWith(".pdf");
        job.requireSteps(12);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_15_import_a_file(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("importer");

        job.menu("Beheer", "Import")
                .choose("#format", "mutaties")
                .upload("#file", mutation(javaScript))
                .press("Overnemen");
        job.page()
                .locator("section.asked .badge.state")
                .first()
                .getByText("overgenomen")
                .waitFor();
        job.requireSteps(15);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_16_compare_ones_own_spreadsheet(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");

        job.menu("Controle", "Aansluiting");
        job.upload("form[aria-labelledby=own] #file", sheet());
        job.load(job.main().locator("form[aria-labelledby=own] button[value=false]"));

        assertThat(job.main()).containsText("XX/37");
        job.requireSteps(16);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_18_coverage_of_a_package(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("approver");

        job.menu("Controle", "Dekking").link("Asielpakket");

        assertThat(job.main()).containsText("Minder reizen");
        job.requireSteps(18);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_19_draw_a_sample(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("auditor");

        job.menu("Controle", "Steekproef").fill("#sample-seed", "2026").press("Steekproef trekken");

        assertThat(job.page()).hasURL(Pattern.compile(".*seed=2026.*"));
        assertThat(job.main().locator("table").first()).isVisible();
        job.requireSteps(19);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_23_add_a_person_with_a_role_for_a_chapter(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("approver");

        String login = "visser" + javaScript;
        job.menu("Beheer", "Gebruikers").fill("#add-login", login).fill("#add-name", "A. Visser");
        job.choose("#add-role-0", "opsteller").choose("#add-chapter-0", "XX").press("Nieuw account");

        assertThat(job.main()).containsText(login);
        job.requireSteps(23);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void job_24_archive_package_of_a_moment(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("auditor");

        job.menu("Controle", "Archief");
        Download archive = job.download(job.main().getByText("Archiefpakket 2026-OWB (ZIP)"));

        assertThat(archive.suggestedFilename()).endsWith(".zip");
        job.requireSteps(24);
    }

    private static FilePayload mutation(boolean javaScript) {
        return csv(
                "opvang.csv",
                COLUMNS
                        + "OWB,Brief opvang,Nieuwe opvang %s,ramingsbijstelling,XX,37,,,uitgaven,2030,%d,,2026,1,read,https://www.example.org/brief\n"
                                .formatted(javaScript, javaScript ? 1234 : 4321));
    }

    private static FilePayload sheet() {
        return csv("eigen.csv", "chapter,article,flow,year,amount_thousands\nXX,37,uitgaven,2026,8728219\n");
    }

    private static FilePayload csv(String name, String text) {
        return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
