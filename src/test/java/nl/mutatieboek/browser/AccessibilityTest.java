package nl.mutatieboek.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks the pages of the demo book with axe, in both languages, at 200 % zoom and on the narrowest screen. On a wide
 * screen one language is enough.
 */
@Tag("whole")
class AccessibilityTest {
    private static final List<String> PAGES = List.of(
            "/",
            "/balances",
            "/balances?flow=ALL&year=2026&open=all&effectiveOn=2025-09-16&knownAt=60",
            "/trail?item=XX/37&flow=EXPENDITURE&year=2026",
            "/worklist",
            "/reserves",
            "/packages",
            "/authorisations?scope=XX&year=2026",
            "/extrapolations",
            "/reports",
            "/reports/new-policy",
            "/reconciliation",
            "/rebuilds",
            "/moments",
            "/moments/2026-OWB",
            "/ceilings",
            "/chapters",
            "/chapters/XX",
            "/nothing-here",
            "/help",
            "/balances/item?item=XX&year=2026",
            "/balances/item?item=XX/37&order=KNOWN_AT",
            "/balances/item?item=XX/91",
            "/balances/compare?year=2026&from=knownAt=41&to=",
            "/balances/compare?item=XX/37&flow=EXPENDITURE&year=2026&from=knownAt=41&to=",
            "/mutations",
            "/mutations?amount=68678",
            "/mutations?text=asiel",
            "/items?text=asiel",
            "/samples?seed=2026&size=5&kind=RE_ESTIMATE",
            "/signals",
            "/archive",
            "/document-sets?scope=XX&moment=2025-O2",
            "/reports/budget-statement?scope=XX&moment=2025-O2",
            "/mutations/new",
            "/mutations/new?kind=RESERVE_ALLOCATION",
            "/mutations/new?kind=AMENDMENT",
            "/mutations/new?kind=REORGANISATION");

    /** Pages that others see, or see otherwise. */
    private static final Map<String, List<String>> OF_OTHERS = Map.of(
            "auditor", List.of("/imports", "/embargoed-reads", "/rebuilds"),
            "importer", List.of("/imports"),
            "approver", List.of("/people", "/password", "/moments", "/moments/2026-OWB", "/chapters/XX"));

    /** In which form a page is looked at. */
    enum ScreenVariant {
        WIDE(ScreenSize.wide(1280)),
        MEDIUM(ScreenSize.wide(1024)),
        ZOOMED(ScreenSize.ZOOMED),
        NARROW(ScreenSize.wide(320));

        private final ScreenSize screen;

        ScreenVariant(ScreenSize screen) {
            this.screen = screen;
        }
    }

    /** Returns elements that exceed the screen and do not scroll. */
    private static final String WIDER = """
        () => document.documentElement.scrollWidth <= innerWidth ? []
            : ["page", ...[...document.querySelectorAll("body *")]
                .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.parentElement.closest(".scroll"))
                .map(one => one.outerHTML.slice(0, 150))]
        """;

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.demo();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    @BeforeAll
    static void read() {
        BOOK.awaitProjections();
    }

    @ParameterizedTest
    @CsvSource({"WIDE, nl-NL", "MEDIUM, nl-NL", "ZOOMED, nl-NL", "ZOOMED, en-GB", "NARROW, nl-NL", "NARROW, en-GB"})
    void demo_pages_have_no_axe_violations_and_fit_the_screen_width(ScreenVariant form, String language) {
        ScreenSize screen = form.screen;
        Page login = CHROMIUM.newContext(screen, language).newPage();
        login.navigate("/login");
        assertAccessible(login);
        Page page = CHROMIUM.page("proposer", screen, language);
        for (String path : PAGES) {
            page.navigate(path);
            assertAccessible(page);
        }
        assertThat(page.evaluate("[innerWidth, devicePixelRatio]")).isEqualTo(List.of(screen.width(), screen.zoom()));
        OF_OTHERS.forEach((person, paths) -> {
            Page others = CHROMIUM.page(person, screen, language);
            for (String path : paths) {
                others.navigate(path);
                assertAccessible(others);
            }
        });
        page.navigate("/balances");
        for (Locator menu : page.locator("header details").all()) {
            menu.locator("summary").click();
            // An open menu lies over the page, whose covered targets cannot be used until it closes.
            assertThat(violations(page, "header"))
                    .extracting(AccessibilityTest::describe)
                    .isEmpty();
        }
        page.navigate("/balances");
        page.locator(".timebar > summary").click();
        assertAccessible(page);
        page.navigate("/mutations");
        page.click("table a");
        assertAccessible(page);
        openRefusedForm(page);
        assertAccessible(page);
    }

    /** A form with everything wrong that a form can have. */
    private static void openRefusedForm(Page page) {
        page.navigate("/mutations/new?kind=AMENDMENT");
        page.fill("#effectiveOn", "31-09-2025");
        page.fill("#row-0-item", "xx");
        page.locator("#rows input.figure").first().fill("1,234");
        page.click("button[value=TRY]");
        page.waitForSelector("#problem");
    }

    private static void assertAccessible(Page page) {
        assertThat(violations(page, "html"))
                .as(page.url())
                .extracting(AccessibilityTest::describe)
                .isEmpty();
        assertThat((List<?>) page.evaluate(WIDER))
                .as("%s is no wider than the screen", page.url())
                .isEmpty();
    }

    /** Without the pages of its own that axe opens for frames, which no page has, and without a list of all that is right. */
    private static List<Rule> violations(Page page, String within) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        AxeRuleOptions enabled = new AxeRuleOptions();
        enabled.setEnabled(true);
        // Not on by default.
        options.setRules(Map.of("target-size", enabled));
        return new AxeBuilder(page)
                .include(within)
                .setLegacyMode(true)
                .options(options)
                .analyze()
                .getViolations();
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getNodes();
    }
}
