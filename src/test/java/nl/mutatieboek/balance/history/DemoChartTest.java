package nl.mutatieboek.balance.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Charts of every item, flow and year of the demo book equal the answers of the API, and add up. */
@Tag("whole")
class DemoChartTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.demo();

    private static PageClient reader;

    /** A balance as the API answers it. */
    private record ApiBalance(String item, String flow, int year, long thousands) {
        String page(String more) {
            return "/balances/item?item=%s&flow=%s&year=%d%s".formatted(item, flow, year, more);
        }
    }

    @BeforeAll
    static void read() {
        BOOK.awaitProjections();
        reader = BOOK.browse("auditor");
    }

    private static List<ApiBalance> known(String axes) {
        return BOOK.as("auditor")
                .get("/v1/balances?depth=8" + axes)
                .json()
                .at("/balances")
                .valueStream()
                .filter(balance -> balance.get("known").asBoolean())
                .map(DemoChartTest::known)
                .toList();
    }

    private static ApiBalance known(JsonNode balance) {
        return new ApiBalance(
                balance.get("item").asString(),
                balance.get("flow").asString(),
                balance.get("year").asInt(),
                balance.get("thousands").asLong());
    }

    @Test
    void waterfall_of_each_demo_balance_adds_up_to_it() {
        List<ApiBalance> all = known("");
        SoftAssertions softly = new SoftAssertions();
        for (ApiBalance known : all) {
            PageDocument page = reader.get(known.page("")).page();
            List<Long> drawn = drawn(page, "waterfall");
            List<Long> changes = column(page, "waterfall-table", 0);
            List<Long> balances = column(page, "waterfall-table", 1);
            softly.assertThat(balances.getLast()).as("%s", known).isEqualTo(known.thousands());
            softly.assertThat(balances.getFirst() + sum(changes))
                    .as("%s", known)
                    .isEqualTo(known.thousands());
            softly.assertThat(drawn)
                    .as("%s", known)
                    .isEqualTo(Stream.of(List.of(balances.getFirst()), changes, List.of(known.thousands()))
                            .flatMap(List::stream)
                            .toList());
        }
        softly.assertAll();
        assertThat(all).hasSizeGreaterThan(40);
    }

    @Test
    void step_chart_of_each_demo_balance_ends_at_it_on_every_axis() {
        SoftAssertions softly = new SoftAssertions();
        for (String axes : List.of("", "&moment=2026-OWB&effectiveOn=2025-09-30&knownAt=54")) {
            for (ApiBalance known : known(axes)) {
                for (PostingOrder order : PostingOrder.values()) {
                    PageDocument page =
                            reader.get(known.page("&order=" + order + axes)).page();
                    List<Long> balances = column(page, "over-time-table", 1);
                    softly.assertThat(balances.getLast())
                            .as("%s %s %s", known, order, axes)
                            .isEqualTo(known.thousands());
                    softly.assertThat(sum(column(page, "over-time-table", 0)))
                            .as("%s %s %s", known, order, axes)
                            .isEqualTo(known.thousands());
                    softly.assertThat(page.select("circle")).hasSize(balances.size());
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void each_demo_balance_is_in_the_table_of_its_item() {
        SoftAssertions softly = new SoftAssertions();
        for (ApiBalance known : known("")) {
            PageDocument page =
                    reader.get("/balances/item?item=" + known.item()).page();
            String trail = "/trail?item=" + known.item() + "&flow=" + known.flow() + "&year=" + known.year();
            softly.assertThat(page.attributes("a[href='" + trail + "'] > data", "value"))
                    .as("%s", known)
                    .contains(String.valueOf(known.thousands()));
        }
        softly.assertAll();
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** The amounts in a column of figures of a table, without empty cells. */
    private static List<Long> column(PageDocument page, String caption, int column) {
        return page.select("table:has(caption#" + caption + ") > tbody > tr").stream()
                .flatMap(row -> row.select("td").stream().skip(column).limit(1))
                .flatMap(cell -> cell.select("[value]").eachAttr("value").stream())
                .map(Long::valueOf)
                .toList();
    }

    /** The amounts that are written at the right of a drawing. */
    private static List<Long> drawn(PageDocument page, String heading) {
        return page
                .element("[aria-labelledby=" + heading + "]")
                .expectFirst("svg")
                .select("[x='100%']")
                .eachText()
                .stream()
                .map(text -> text.replace(".", "").replace("‒ ", "-"))
                .map(Long::valueOf)
                .toList();
    }
}
