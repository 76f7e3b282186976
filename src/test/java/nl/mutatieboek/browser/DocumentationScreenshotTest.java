package nl.mutatieboek.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ledger.proof.HeadSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks that the pictures in the documentation show the current pages. Each is taken again from the demo book into
 * {@code target/received/img}; the text of each page, without recording times, must equal the stored text.
 */
@Tag("whole")
class DocumentationScreenshotTest {
    private static final Path KEPT = Path.of("docs/img");
    private static final Path RECEIVED = Path.of("target/received/img");
    private static final Pattern TIME = Pattern.compile("\\d{1,2} [a-z]{3}\\.? \\d{4} \\d{2}:\\d{2}");

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.demo();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    @BeforeAll
    static void read() throws IOException {
        BOOK.awaitProjections();
        // A page offers the proof of its figure when the last entry is signed.
        BOOK.bean(HeadSigner.class).awaitHead(BOOK.ledgerNumber()).orElseThrow();
        Files.createDirectories(RECEIVED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        balances | auditor  | /balances
        trail    | auditor  | /trail?item=XX/92/asielmaatregelen&flow=EXPENDITURE&year=2026
        item     | auditor  | /balances/item?item=XX/37&flow=EXPENDITURE&year=2026
        entry    | proposer | /mutations/new?kind=RESERVE_ALLOCATION
        reserves | auditor  | /reserves
        """)
    void documentation_screenshot_text_equals_the_current_page(String name, String person, String path)
            throws IOException {
        Page page = CHROMIUM.page(person, 1280, "nl-NL");
        page.navigate(path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(RECEIVED.resolve(name + ".png")));
        String said = pageText(page);
        Files.writeString(RECEIVED.resolve(name + ".txt"), said);

        assertThat(KEPT.resolve(name + ".png")).exists();
        assertThat(said)
                .as("the page is no longer as its picture shows it; copy %s/%s.* over %s", RECEIVED, name, KEPT)
                .isEqualTo(Files.readString(KEPT.resolve(name + ".txt")));
    }

    /** Line by line, without what stands for the space between. */
    private static String pageText(Page page) {
        return TIME.matcher(page.locator("main").innerText())
                .replaceAll("TIME")
                .lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
