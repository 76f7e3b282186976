package nl.mutatieboek.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks the pages of the demo book with axe, at the widths of a desktop, a small laptop and a telephone, at 200 % zoom
 * and on the narrowest screen. Each width is checked in one language with the pages that a person sees otherwise than
 * others; with the tag {@code long} in both languages, with every page of every person.
 */
@Tag("whole")
class AccessibilityTest {
    /** Returns elements that exceed the screen and do not scroll. */
    private static final String WIDER = """
        () => document.documentElement.scrollWidth <= innerWidth ? []
            : ["page", ...[...document.querySelectorAll("body *")]
                .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.parentElement.closest(".scroll"))
                .map(one => one.outerHTML.slice(0, 150))]
        """;

    @RegisterExtension
    static final ApplicationFixture BOOK = DemoPageCatalog.book();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    @BeforeAll
    static void read() {
        BOOK.awaitProjections();
    }

    @ParameterizedTest
    @CsvSource({"nl-NL, 1440 390 320", "en-GB, 1024"})
    void demo_pages_have_no_axe_violations_and_fit_the_screen_width(String language, String widths) {
        visit(DemoPageCatalog.everyPage(), ScreenSize.wide(1440), language, parse(widths));
    }

    @Test
    void demo_pages_have_no_axe_violations_at_200_percent_zoom() {
        visit(DemoPageCatalog.everyPage(), ScreenSize.ZOOMED, "en-GB", List.of(ScreenSize.ZOOMED.width()));
    }

    @ParameterizedTest
    @Tag("long")
    @CsvSource({"nl-NL, 1440 1024 390 320", "en-GB, 1440 1024 390 320"})
    void every_page_of_every_person_has_no_axe_violations(String language, String widths) {
        visit(DemoPageCatalog.everyPageOfEveryone(), ScreenSize.wide(1440), language, parse(widths));
        visit(DemoPageCatalog.everyPageOfEveryone(), ScreenSize.ZOOMED, language, List.of(ScreenSize.ZOOMED.width()));
    }

    private static List<Integer> parse(String widths) {
        return Arrays.stream(widths.split(" ")).map(Integer::valueOf).toList();
    }

    /** Looks at each page at each width, so that it is loaded once. */
    private static void visit(
            Map<String, List<String>> pages, ScreenSize screen, String language, List<Integer> widths) {
        Page login = CHROMIUM.newContext(screen, language).newPage();
        login.navigate("/login");
        assertAccessible(login, widths);
        pages.forEach((person, paths) -> {
            Page page = CHROMIUM.page(person, screen, language);
            for (String path : paths) {
                page.navigate(path);
                assertAccessible(page, widths);
            }
            assertThat(page.evaluate("[innerWidth, devicePixelRatio]"))
                    .isEqualTo(List.of(widths.getLast(), screen.zoom()));
            assertMenusAccessible(page, widths);
        });
        Page page = CHROMIUM.page("proposer", screen, language);
        page.navigate("/balances");
        page.locator(".timebar:not(.markbar) > summary").click();
        assertAccessible(page, widths);
        page.navigate("/mutations");
        page.click("table a");
        assertAccessible(page, widths);
        openRefusedForm(page);
        assertAccessible(page, widths);
    }

    private static void assertMenusAccessible(Page page, List<Integer> widths) {
        page.navigate("/balances");
        for (int width : widths) {
            resize(page, width);
            for (Locator menu : page.locator("header details").all()) {
                menu.locator("summary").click();
                // An open menu lies over the page, whose covered targets cannot be used until it closes.
                assertThat(violations(page, "header"))
                        .as("%s at %d", page.url(), width)
                        .extracting(AccessibilityTest::describe)
                        .isEmpty();
            }
        }
    }

    private static void resize(Page page, int width) {
        page.setViewportSize(width, page.viewportSize().height);
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

    private static void assertAccessible(Page page, List<Integer> widths) {
        for (int width : widths) {
            resize(page, width);
            assertThat(violations(page, "html"))
                    .as("%s at %d", page.url(), width)
                    .extracting(AccessibilityTest::describe)
                    .isEmpty();
            assertThat((List<?>) page.evaluate(WIDER))
                    .as("%s is no wider than %d", page.url(), width)
                    .isEmpty();
        }
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
