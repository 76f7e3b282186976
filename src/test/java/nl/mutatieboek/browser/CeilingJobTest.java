package nl.mutatieboek.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide on testing ceilings, docs/handleiding/plafonds-toetsen.md, by keyboard, with and without JavaScript. */
@Tag("whole")
class CeilingJobTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = JobScript.demo();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ceilings_are_recorded_and_tested_as_the_guide_says(boolean javaScript) {
        String article = javaScript ? "/chapters/XX/items?item=XX/37" : "/chapters/XX/items?item=XX/91";
        JobDriver job = new JobDriver(CHROMIUM, javaScript).as("approver");

        job.menu("Beheer", "Hoofdstukken");
        job.page().navigate(BOOK.uri(article).toString());
        job.open(job.main().locator("summary").filter(named("Standaardkenmerken vastleggen")))
                .fill("#marks-validFrom", "2025")
                .choose("#marks-ceiling", "Rijksbegroting")
                .choose("#marks-hgis", "nee")
                .fill("[id='marks-source/document']", "Voorbeeld uit de handleiding")
                .load(job.main().locator("form[action$='/items/marks'] button"));
        assertThat(job.main()).containsText("De standaardkenmerken zijn vastgelegd");
        assertThat(job.main()).containsText("Voorbeeld uit de handleiding");

        job.menu("Beheer", "Uitgavenplafonds")
                .choose("#ceiling-ceiling", javaScript ? "Rijksbegroting" : "Zorg")
                .fill("#ceiling-year", "2025")
                .fill("#ceiling-thousands", "9.000.000")
                .choose("#ceiling-moment", "2025-OWB")
                .fill("[id='ceiling-source/document']", "Voorbeeld uit de handleiding")
                .press("Vastleggen");
        assertThat(job.main()).containsText("Het plafond is vastgelegd");

        JobDriver reader = new JobDriver(CHROMIUM, javaScript).as("auditor");
        reader.menu("Rapporten").link("Plafondtoets");
        assertThat(reader.main()).containsText("Rijksbegroting");
        assertThat(reader.main()).containsText("Uitgavenplafond");
        assertThat(reader.main()).containsText("9.000.000");
    }

    private static Locator.FilterOptions named(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
