package nl.mutatieboek.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text in tables stays within its own cell, so headings and figures never overlap. */
@Tag("whole")
class TableLayoutTest {
    private static final List<String> PAGES = List.of(
            "/balances",
            "/balances?flow=ALL&year=2026&open=all&scope=all",
            "/trail?item=XX/37&flow=EXPENDITURE&year=2026",
            "/balances/item?item=XX/37",
            "/balances/compare?item=XX/37&flow=EXPENDITURE&from=moment=2025-OWB&to=",
            "/reports/supplementary-budget?scope=XX&moment=2025-O2",
            "/reports/budget-statement?scope=XX&moment=2025-O2",
            "/document-sets?scope=XX&moment=2025-O2",
            "/reports/new-policy",
            "/mutations",
            "/mutations/new?kind=TRANSFER");

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
    static final ApplicationFixture BOOK = ApplicationFixture.demo();

    @RegisterExtension
    static final ChromiumExtension CHROMIUM = ChromiumExtension.forApplication(BOOK);

    @BeforeAll
    static void read() {
        BOOK.awaitProjections();
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 1024, 390})
    void headings_and_figures_stay_within_their_cells(int width) {
        Page page = CHROMIUM.page("proposer", width, "nl-NL");
        for (String path : PAGES) {
            page.navigate(path);
            assertThat(outside(page)).as(path).isEmpty();
        }
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
