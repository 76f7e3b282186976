package nl.mutatieboek.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Makes the tables of a supplementary budget as docs/handleiding/suppletoire-begroting.md says, by keyboard, with and
 * without JavaScript.
 */
@Tag("whole")
class BillTablesJobTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = JobScript.demo();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    private static JobDriver open(boolean javaScript) {
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("proposer");
        return job.menu("Rapporten")
                .link("Stukken bij de begrotingswet")
                .choose("#bill", "2025-O2")
                .press("Tonen");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tables_of_a_supplementary_budget_are_checked_and_downloaded(boolean javaScript) {
        JobDriver job = open(javaScript);

        job.link("Wijziging van de begrotingsstaat");
        assertThat(job.main()).containsText("694.400");
        job = open(javaScript);
        job.link("Belangrijkste suppletoire uitgaven- en ontvangstenmutaties")
                .fill("#asked-THRESHOLD", "200000")
                .press("Tonen");
        assertThat(job.main()).containsText("COA: lagere bezetting");
        assertThat(job.main()).containsText("Overige mutaties (3)");
        job = open(javaScript);
        Download set = job.download(job.main().getByText("Alle stukken van XX in 2025-O2 (ZIP)"));

        org.assertj.core.api.Assertions.assertThat(set.suggestedFilename())
                .matches("document-set-XX-2025-O2-[0-9]+\\.zip");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void open_point_leads_to_where_it_is_mended(boolean javaScript) {
        JobDriver job = open(javaScript);

        job.link("COA: lagere bezetting");
        assertThat(job.page()).hasURL(Pattern.compile(".*/mutations/.*"));
        job = open(javaScript);
        job.link("De indiening van de tweede suppletoire begroting 2025");

        assertThat(job.page()).hasURL(Pattern.compile(".*/moments/2025-O2.*"));
    }
}
