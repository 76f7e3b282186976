package nl.mutatieboek.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Text in tables stays within its own cell, so headings and figures never overlap. */
@Tag("whole")
class TableLayoutTest {
    /** Returns the texts that stick out of their cells. */
    private static final String OUTSIDE = """
        () => [...document.querySelectorAll("table :is(th, td)")].flatMap(cell => {
            const box = cell.getBoundingClientRect();
            const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
            const outside = [];
            while (texts.nextNode()) {
                const text = texts.currentNode;
                if (text.textContent.trim() === "" || box.width <= 2 || text.parentElement.closest(".unseen, select")) {
                    continue;
                }
                const range = document.createRange();
                range.selectNodeContents(text);
                if ([...range.getClientRects()].some(part => part.left < box.left - 1.5 || part.right > box.right + 1.5)) {
                    outside.push(text.textContent.trim());
                }
            }
            return cell.closest("thead")?.getBoundingClientRect().width <= 2 ? [] : outside;
        })
        """;

    @RegisterExtension
    static final ApplicationFixture BOOK = DemoPageCatalog.book();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    /** The work list folds the balances before and after a mutation that waits. */
    @BeforeAll
    static void propose() {
        HttpReply reply = BOOK.as("proposer").post("/v1/mutations", """
            {"kind": "RE_ESTIMATE", "title": "Meer tolken", "explanation": "Omdat.", "moment": "2026-OWB", "basis": "READ",
             "cause": "Raming", "prognosisNotStated": true, "source": {"document": "Werkdocument"},
             "postings": [{"item": "XX/37/3", "flow": "EXPENDITURE", "year": 2026, "thousands": 25}]}
            """);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        BOOK.awaitProjections();
    }

    /** Every table of every page and every report, with all parts unfolded. */
    @Test
    void headings_and_figures_stay_within_their_cells() {
        Map<String, List<String>> pages = new LinkedHashMap<>(DemoPageCatalog.everyPage());
        pages.put(
                "auditor",
                Stream.concat(pages.get("auditor").stream(), reports()).toList());
        Set<String> withTables = new TreeSet<>();
        pages.forEach((person, paths) -> {
            Page page = CHROMIUM.page(person, 1440, "nl-NL");
            for (String path : paths) {
                page.navigate(path);
                page.evaluate("document.querySelectorAll('main details').forEach(part => part.open = true)");
                for (int width : List.of(1440, 1024, 390)) {
                    page.setViewportSize(width, 900);
                    assertThat(outside(page)).as("%s at %d", path, width).isEmpty();
                }
                if (page.locator("table").count() > 0) {
                    withTables.add(path);
                }
            }
        });
        assertThat(withTables).hasSizeGreaterThan(30);
    }

    private static Stream<String> reports() {
        return Pattern.compile("href=\"(/reports/[a-z-]+)")
                .matcher(BOOK.browse("auditor").get("/reports").body())
                .results()
                .map(link -> link.group(1) + "?scope=XX");
    }

    @Test
    void heading_that_does_not_wrap_is_found() {
        Page page = CHROMIUM.page("proposer", 1440, "nl-NL");
        page.navigate("/reports/supplementary-budget?scope=XX&moment=2025-O2");
        page.evaluate("""
            () => document.querySelectorAll(".report thead th").forEach(heading =>
                Object.assign(heading.style, {minWidth: 0, maxWidth: "5rem", whiteSpace: "nowrap"}))
            """);

        assertThat(outside(page)).isNotEmpty();
    }

    @Test
    void entry_shows_its_amounts_on_a_narrow_screen() {
        Page page = CHROMIUM.page("proposer", 390, "nl-NL");
        page.navigate("/mutations/new?kind=TRANSFER");

        assertThat(page.evaluate("""
            () => [...document.querySelectorAll("#rows input")].filter(one => one.offsetParent !== null)
                .every(one => one.getBoundingClientRect().right <= innerWidth)
            """)).isEqualTo(true);
    }

    @Test
    void table_keeps_its_heading_and_first_column_in_view() {
        Page page = CHROMIUM.page("proposer", 1024, "nl-NL");
        page.navigate("/balances?open=all&scope=all");

        List<?> shifts = (List<?>) page.evaluate("""
            () => {
                const area = document.querySelector(".scroll");
                const head = () => document.querySelector("thead th:nth-child(2)").getBoundingClientRect().top;
                const item = () => document.querySelector("tbody th").getBoundingClientRect().left;
                area.scrollTo(0, 200);
                const before = [head(), item()];
                area.scrollTo(100, 400);
                return [head() - before[0], item() - before[1], area.scrollTop, area.scrollLeft];
            }
            """);

        assertThat(shifts.subList(0, 2)).allMatch(shift -> Math.abs(((Number) shift).doubleValue()) < 1);
        assertThat(shifts.subList(2, 4)).allMatch(scrolled -> ((Number) scrolled).doubleValue() > 0);
    }

    private static List<?> outside(Page page) {
        return (List<?>) page.evaluate(OUTSIDE);
    }
}
