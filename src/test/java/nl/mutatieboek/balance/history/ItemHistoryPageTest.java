package nl.mutatieboek.balance.history;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withDetails;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.domain.KindDetailsBuilder;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of one item: all years, from budget to budget, and over time. */
@Tag("application")
class ItemHistoryPageTest {
    private static final String ITEM = "/balances/item?item=XX/37";
    private static final String DRAWN = ITEM + "&flow=EXPENDITURE&year=2026";

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().withPerson("reader", "READER");

    private static PageClient auditor;
    private static PageClient reader;
    private static long opened;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2025-OWB", "2024-09-17")
                .moment("2025-O1", "2025-04-25")
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-20")
                .moment("2190-OWB", "2189-09-20")
                .chapter("XX")
                .items(2025, "XX/37", "XX/37/2", "XX/38", "XX/39", "XX/40");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2025-OWB",
                expenditure("XX/37/2", 2026, 9_000),
                expenditure("XX/37", 2025, 7_000),
                posting("XX/37", Flow.COMMITMENTS, 2026, 500)));
        opened = ledger.ledgerNumber();
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, -1_200)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2025-O1", expenditure("XX/37", 2026, 300))
                .effectiveOn(LocalDate.of(2026, 1, 1)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, 50)));
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, 5)));
        ledger.publishedBalance("XX/37", Flow.EXPENDITURE, 2026, "2026-OWB", 8_111, 1);
        ledger.book(withDetails(
                lineageDetails("XX/38", "XX/39"),
                proposal(
                        MutationKind.REORGANISATION,
                        "2026-OWB",
                        expenditure("XX/38", 2026, -40),
                        expenditure("XX/39", 2026, 40))));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/37", 2190, 7_654_321)));
        IntStream.rangeClosed(1, 70)
                .forEach(i -> ledger.book(
                        proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2028, i == 70 ? -1 : 10))));
        BOOK.awaitProjections();
        auditor = BOOK.browse("auditor");
        reader = BOOK.browse("reader");
    }

    private static KindDetails lineageDetails(String was, String becomes) {
        return KindDetailsBuilder.empty().lineage(was + " " + becomes).build();
    }

    @Test
    void item_page_shows_all_years_and_flows_with_pending_and_published_balances() {
        assertThat(table(auditor.get(ITEM + "&moment=2026-O1").page(), "series-table"))
                .containsExactly(
                        "Jaar | Verplichtingen | Uitgaven | Ontvangsten",
                        "2025 | niet bekend | 7.000 t/m 2025-OWB | niet bekend",
                        "2026 | 500 t/m 2025-OWB | 8.150 onvolledig in behandeling 5 t/m 2026-O1 | niet bekend",
                        "Gepubliceerde stand |  | 8.111 36800-XX-2 2026-OWB | ",
                        "Niet gelezen deel berekend verschil, wordt nooit geboekt |  | 11 | ",
                        "2028 | niet bekend | 689 onvolledig t/m 2026-O1 | niet bekend");
    }

    @Test
    void item_page_waterfall_shows_the_change_per_moment() {
        PageDocument page = auditor.get(DRAWN).page();

        assertThat(table(page, "waterfall-table"))
                .containsExactly(
                        "Moment | Mutatie | Stand erna",
                        "2025-OWB |  | 9.000",
                        "2025-O1 | 300 | 9.300",
                        "2026-OWB | ‒ 1.200 | 8.100",
                        "2026-O1 | 50 | 8.150");
        assertThat(page.select("rect.balance")).hasSize(2);
        assertThat(page.select("rect.increase")).hasSize(2);
        assertThat(page.select("rect.decrease")).hasSize(1);
        assertThat(page.text()).contains("De schaal begint niet bij 0.");
    }

    @Test
    void item_page_waterfall_begins_at_the_requested_budget() {
        assertThat(auditor.get(DRAWN).body()).contains("since=2026-OWB#waterfall");
        assertThat(table(auditor.get(DRAWN + "&since=2026-OWB").page(), "waterfall-table"))
                .containsExactly("Moment | Mutatie | Stand erna", "2026-OWB |  | 8.100", "2026-O1 | 50 | 8.150");
        assertThat(table(auditor.get(DRAWN + "&since=2190-OWB").page(), "waterfall-table"))
                .containsExactly("Moment | Mutatie | Stand erna", "2026-O1 |  | 8.150");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        '',                       Ingangsdatum,  '17 september 2024 | 9.000 | 9.000, 16 september 2025 | ‒ 1.200 | 7.800, 1 januari 2026 | 300 | 8.100, 20 april 2026 | 50 | 8.150'
        &order=MOMENT,            Moment,       '2025-OWB | 9.000 | 9.000, 2025-O1 | 300 | 9.300, 2026-OWB | ‒ 1.200 | 8.100, 2026-O1 | 50 | 8.150'
        &order=KNOWN_AT,          Vastgelegd,   'nr. N | 9.000 | 9.000, nr. N | ‒ 1.200 | 7.800, nr. N | 300 | 8.100, nr. N | 50 | 8.150'
        &effectiveOn=2025-12-31,  Ingangsdatum,  '17 september 2024 | 9.000 | 9.000, 16 september 2025 | ‒ 1.200 | 7.800'
        &moment=2025-O1,          Ingangsdatum,  '17 september 2024 | 9.000 | 9.000, 1 januari 2026 | 300 | 9.300'
        """)
    void item_page_step_chart_follows_the_requested_axis(String more, String axis, String rows) {
        PageDocument page = auditor.get(DRAWN + more).page();

        assertThat(table(page, "over-time-table").stream()
                        .map(row -> row.replaceAll("nr\\. [0-9]+ [^|]*", "nr. N "))
                        .toList())
                .isEqualTo(rows(axis + " | Mutatie | Stand erna", rows));
    }

    private static List<String> rows(String head, String rows) {
        return Stream.concat(Stream.of(head), List.of(rows.split(", ")).stream())
                .toList();
    }

    @Test
    void item_page_step_chart_draws_the_last_60_steps_and_sums_those_before() {
        List<String> rows = table(
                auditor.get(ITEM + "&flow=EXPENDITURE&year=2028&order=KNOWN_AT").page(), "over-time-table");

        assertThat(rows).hasSize(1 + 1 + 60);
        assertThat(rows.get(1)).isEqualTo("daarvoor |  | 100");
        assertThat(rows.getLast()).endsWith("| ‒ 1 | 689");
    }

    @Test
    void item_page_links_changes_to_the_comparison_and_balances_to_the_trail() {
        PageDocument page = auditor.get(DRAWN + "&order=KNOWN_AT").page();
        String change = page.attribute("table:has(#waterfall-table) a[href*=/balances/compare]", "href");
        String known = page.attribute("table:has(#over-time-table) a[href*=/balances/compare]", "href");
        String trail = page.attribute("table:has(#over-time-table) a[href^=/trail]", "href");

        assertThat(change).contains("from=moment%3D2025-OWB&to=moment%3D2025-O1");
        assertThat(auditor.get(change).page().rows()).anyMatch(row -> row.endsWith("| 300"));
        assertThat(auditor.get(known).page().rows())
                .contains("Van t/m volgnummer 15 | niet bekend", "Naar t/m volgnummer 16 | 9.000", "Verschil | 9.000");
        assertThat(auditor.get(trail).page().text()).contains("Stand van de uitgaven 2026 9.000");
        assertThat(trail).contains("order=KNOWN_AT");
    }

    @Test
    void item_page_shows_the_last_entries_and_links_to_the_trail() {
        PageDocument page = auditor.get(DRAWN).page();

        assertThat(table(page, "last-table")).hasSize(1 + 4).last().asString().endsWith("| 50 | 8.150");
        assertThat(table(auditor.get(ITEM + "&flow=EXPENDITURE&year=2028").page(), "last-table"))
                .hasSize(1 + 10);
        assertThat(page.select("a[href='/trail?item=XX/37&flow=EXPENDITURE&year=2026']")
                        .eachText())
                .anyMatch(text -> text.startsWith("De hele"));
    }

    @Test
    void balance_and_trail_pages_link_to_the_item_page_at_the_same_as_of() {
        assertThat(auditor.get("/balances?moment=2026-O1").page().links())
                .contains("/balances/item?item=XX/37&flow=EXPENDITURE&moment=2026-O1");
        assertThat(auditor.get("/trail?item=XX/37&flow=EXPENDITURE&year=2026&knownAt=" + opened)
                        .page()
                        .links())
                .anyMatch(link ->
                        link.startsWith("/balances/item?item=XX/37&flow=EXPENDITURE&year=2026&knownAt=" + opened));
    }

    @Test
    void item_page_includes_predecessors_on_request_and_shows_the_reorganisation() {
        String item = "/balances/item?item=XX/39&year=2026";

        assertThat(table(auditor.get(item).page(), "series-table"))
                .contains("2026 | niet bekend | 40 onvolledig t/m 2026-OWB | niet bekend");
        assertThat(table(auditor.get(item + "&lineage=true").page(), "waterfall-table"))
                .contains("2026-OWB |  | 0");
        assertThat(auditor.get(item + "&lineage=true").page().text())
                .contains("XX/38 werd XX/39 2026-OWB, geldt vanaf 16 september 2025", "XX/38 is hier meegeteld.");
        assertThat(auditor.get("/balances/item?item=XX/38").page().text()).contains("XX/38 werd XX/39");
        assertThat(auditor.get(item + "&moment=2025-O1").page().text()).doesNotContain("werd");
    }

    @ParameterizedTest
    @EnumSource(PostingOrder.class)
    void item_page_shows_readers_nothing_of_a_moment_under_embargo(PostingOrder order) {
        String hidden = ITEM + "&flow=EXPENDITURE&year=2190&order=" + order;

        assertThat(auditor.get(hidden).body()).contains("7.654.321", "2190-OWB");
        HttpReply shown = reader.get(hidden);
        assertThat(shown.body())
                .doesNotContain("7.654.321", "7654321", "XX-2190")
                .contains("is hier niets geboekt");
        assertThat(table(shown.page(), "series-table")).noneMatch(row -> row.startsWith("2190"));
        assertThat(reader.get(hidden + "&moment=2190-OWB").status()).isEqualTo(403);
    }

    @Test
    void item_page_without_postings_says_so_and_is_shown_in_english_on_request() {
        assertThat(auditor.get("/balances/item?item=XX/40").page().text()).contains("Hier is nog niets geboekt.");
        assertThat(auditor.get(ITEM + "&flow=RECEIPTS&year=2026").page().text())
                .contains("Van de ontvangsten 2026 is hier niets geboekt.");
        assertThat(BOOK.browse("auditor").get(DRAWN + "&lang=en").page().text())
                .contains("From budget to budget: expenditure 2026", "The scale does not start at 0.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /balances/item,                              400
        /balances/item?item=XX/99,                   404
        /balances/item?item=XX/37&order=NONE,        400
        /balances/item?item=XX/37&since=2031-OWB,    404
        /balances/item?item=XX/37&since=gisteren,    400
        /balances/item?item=XX/37&lineage=ja,        400
        /balances/item?item=XX/37&nonsense=1,        400
        /balances/item?item=XX/37&since=,            200
        """)
    void item_page_reports_invalid_parameters(String path, int status) {
        assertThat(auditor.get(path).status()).isEqualTo(status);
    }

    /** The rows of the table with this caption. */
    private static List<String> table(PageDocument page, String caption) {
        return page.rows("table:has(caption#" + caption + ")");
    }
}
