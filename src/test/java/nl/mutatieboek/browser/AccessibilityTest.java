package nl.mutatieboek.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks the pages of the demo book with axe on a desktop and at 200 % zoom, and whether they fit these screens, that of
 * a small laptop and those of telephones. Each screen is checked in one language with the pages that a person sees
 * otherwise than others; with the tag {@code long} axe judges all widths, in both languages, with every page of every
 * person, also with all its parts unfolded.
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

    /** Widths that axe does not judge in the short form: the style sheet has the same layout for another width. */
    private static final Set<Integer> SAME_LAYOUT =
            Boolean.getBoolean("mutatieboek.long") ? Set.of() : Set.of(1024, 390, 320);

    private static final Pattern REPORT = Pattern.compile("href=\"(/reports/[a-z-]+)");

    private static final String UNFOLD =
            "document.querySelectorAll('main details').forEach(one => { one.open = true; })";

    @RegisterExtension
    static final ApplicationFixture BOOK = DemoPageCatalog.book();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    /** Pages of one mutation, of the package of {@link DemoPageCatalog}, and one matter. */
    private static List<String> recorded;

    /** Shared by all tests, so that a page that looks the same for two persons or languages is checked once. */
    private static final AxeChecker AXE = new AxeChecker();

    private final List<String> found = new ArrayList<>();

    @BeforeAll
    static void record() {
        String mutation = recorded("proposer", "/v1/mutations", """
            {"kind": "TRANSFER", "title": "Opvang", "explanation": "Meer opvang", "moment": "2026-OWB", "basis": "READ",
             "class": "POLICY", "coverage": "Asielpakket", "source": {"document": "36800-XX-2"},
             "postings": [{"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": -1},
                          {"item": "XVII/~", "flow": "EXPENDITURE", "year": 2026, "thousands": 1}]}
            """);
        String matter = recorded("approver", "/v1/parliamentary-matters", """
            {"chapter": "XX", "type": "MOTION", "parliamentaryPaper": "36800-XX-21", "title": "Opvang", "member": "Van Dijk",
             "bill": "2026-OWB", "submittedOn": "2025-11-18",
             "amounts": [{"item": "XX/37", "flow": "EXPENDITURE", "year": 2026, "thousands": 10}]}
            """);
        recorded = List.of("/mutations/" + mutation, "/parliamentary-matters/" + matter);
        BOOK.awaitProjections();
    }

    private static String recorded(String person, String path, String body) {
        ApplicationFixture.HttpReply reply = BOOK.as(person).post(path, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.text("/id");
    }

    @AfterEach
    void assertNothingFound() {
        // Read by people who run it: sums of all tests so far.
        System.out.printf(
                "%d checks by axe, %d of pages seen before, %d findings%n", AXE.judged(), AXE.skipped(), found.size());
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nl-NL, 1440 390 320", "en-GB, 1024"})
    void demo_pages_have_no_axe_violations_and_fit_the_screen_width(String language, String widths) {
        visit(DemoPageCatalog.everyPage(), ScreenSize.wide(1440), language, parse(widths), false);
    }

    @Test
    void demo_pages_have_no_axe_violations_at_200_percent_zoom() {
        visit(DemoPageCatalog.everyPage(), ScreenSize.ZOOMED, "en-GB", List.of(ScreenSize.ZOOMED.width()), false);
    }

    @Test
    void violation_is_found_and_the_same_page_is_judged_once() {
        AxeChecker axe = new AxeChecker();
        Page page = CHROMIUM.page("reader", 1440, "nl-NL");
        page.navigate("/moments");
        assertThat(axe.violations(page)).isEmpty();
        assertThat(axe.violations(page)).isEmpty();
        assertThat(axe.judged()).isOne();
        assertThat(axe.skipped()).isOne();

        page.evaluate("document.querySelector('main').append(document.createElement('button'))");

        assertThat(axe.violations(page)).anyMatch(one -> one.startsWith("button-name"));
    }

    static Stream<Arguments> peopleAndLanguages() {
        return DemoPageCatalog.everyPageOfEveryone().keySet().stream()
                .flatMap(person -> Stream.of(Arguments.of(person, "nl-NL"), Arguments.of(person, "en-GB")));
    }

    @ParameterizedTest
    @Tag("long")
    @MethodSource("peopleAndLanguages")
    void every_page_of_every_person_has_no_axe_violations(String person, String language) {
        List<String> reports = REPORT.matcher(
                        BOOK.browse("auditor").get("/reports").body())
                .results()
                .map(link -> link.group(1) + "?scope=XX")
                .toList();
        List<String> pages = concat(DemoPageCatalog.everyPageOfEveryone().get(person), reports);
        visit(Map.of(person, pages), ScreenSize.wide(1440), language, List.of(1440, 1024, 390), true);
    }

    private static List<Integer> parse(String widths) {
        return Arrays.stream(widths.split(" ")).map(Integer::valueOf).toList();
    }

    /** Looks at each page at each width, so that it is loaded once. */
    private void visit(
            Map<String, List<String>> pages,
            ScreenSize screen,
            String language,
            List<Integer> widths,
            boolean unfolded) {
        Page login = CHROMIUM.newContext(screen, language).newPage();
        login.navigate("/login");
        assertAccessible(login, widths);
        pages.forEach((person, paths) -> {
            Page page = CHROMIUM.page(person, screen, language);
            for (String path : concat(paths, recorded)) {
                page.navigate(path);
                assertAccessible(page, widths);
                if (unfolded) {
                    page.evaluate(UNFOLD);
                    assertAccessible(page, List.of(widths.getFirst(), widths.getLast()));
                }
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
        page.waitForLoadState();
        assertAccessible(page, widths);
        openRefusedForm(page);
        assertAccessible(page, widths);
    }

    private void assertMenusAccessible(Page page, List<Integer> widths) {
        page.navigate("/balances");
        for (int width : widths) {
            resize(page, width);
            if (SAME_LAYOUT.contains(width)) {
                continue;
            }
            for (Locator menu : page.locator("header details").all()) {
                menu.locator("summary").click();
                // An open menu lies over the page, whose covered targets cannot be used until it closes.
                report(
                        AXE.violations(page, "header"),
                        page,
                        width,
                        "menu " + menu.locator("summary").innerText());
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
        page.waitForLoadState();
    }

    private void assertAccessible(Page page, List<Integer> widths) {
        for (int width : widths) {
            resize(page, width);
            if (!SAME_LAYOUT.contains(width)) {
                report(AXE.violations(page), page, width, "page");
            }
            ((List<?>) page.evaluate(WIDER))
                    .forEach(one -> found.add("%s is wider than %d: %s".formatted(page.url(), width, one)));
        }
    }

    private void report(List<String> violations, Page page, int width, String part) {
        violations.forEach(one -> found.add("%s at %d, %s: %s".formatted(page.url(), width, part, one)));
    }

    private static List<String> concat(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
