package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of balances. */
@Tag("main")
class BalancePageTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static PageClient reader;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2025-OWB", "2024-09-17")
                .moment("2025-O1", "2025-04-25")
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/37/2", "XX/91", "XX/92", "XX/92/earmark")
                .items(2026, "XX/93")
                .item(2025, "XX/37/3", "<script>alert('Terugkeer & bewaring')</script>");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2025-OWB",
                expenditure("XX/37/2", 2025, 9_452_543),
                expenditure("XX/37/3", 2025, 0),
                expenditure("XX/37/2", 2026, 9_740_097),
                posting("XX/37", Flow.COMMITMENTS, 2025, 9_490_898)));
        ledger.book(proposal(MutationKind.RESERVATION, "2025-O1", 1_000, expenditure("XX/92/earmark", 2026, 115_000)));
        ledger.book(proposal(
                MutationKind.RESERVE_ALLOCATION,
                "2026-OWB",
                expenditure("XX/92/earmark", 2026, -68_678),
                expenditure("XX/37~91", 2026, 68_678)));
        ledger.book(proposal(
                MutationKind.TRANSFER,
                "2026-OWB",
                expenditure("XVII/~", 2026, -10_000),
                expenditure("XX/37", 2026, 10_000)));
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, -1_051_000)));
        ledger.publishedBalance("XX", Flow.EXPENDITURE, 2026, "2026-OWB", 9_900_000, 1_000);
        BOOK.awaitProjections();
        reader = BOOK.browse("auditor");
    }

    @Test
    void balance_page_shows_items_by_year_with_pending_incomplete_and_unread_amounts() {
        assertThat(reader.get("/balances").page().rows())
                .containsExactly(
                        "Hoofdstuk, artikel en wat eronder ligt | 2025 t/m 2025-OWB | 2026 t/m 2026-OWB",
                        "Chapter XVII XVII | niet bekend | ‒ 10.000 onvolledig",
                        "artikel niet bekend XVII/~ | niet bekend | ‒ 10.000 onvolledig",
                        "Chapter XX XX | 9.452.543 onvolledig | 9.865.097 onvolledig afgerond op 1.000 in behandeling"
                                + " ‒ 1.051.000",
                        "Gepubliceerde stand |  | 9.900.000 36800-XX-2 2026-OWB",
                        "Niet gelezen deel berekend verschil, wordt nooit geboekt |  | 34.903 ± 1.000",
                        "Item XX/37 XX/37 | 9.452.543 | 9.750.097 onvolledig in behandeling ‒ 1.051.000",
                        "Item XX/37/2 XX/37/2 | 9.452.543 | 9.740.097 stand t/m 2025-OWB",
                        "<script>alert('Terugkeer & bewaring')</script> XX/37/3 | 0 | niet bekend",
                        "nog niet verdeeld XX/37/~ | niet bekend | 10.000 onvolledig in behandeling ‒ 1.051.000",
                        "Item XX/91 XX/91 | niet bekend | niet bekend",
                        "Item XX/92 XX/92 | niet bekend | 46.322 onvolledig afgerond op 1.000",
                        "Item XX/92/earmark XX/92/earmark | niet bekend | 46.322 afgerond op 1.000",
                        "Item XX/93 XX/93 | bestaat niet | niet bekend",
                        "artikel 37 of 91, niet gesplitst XX/37~91 | niet bekend | 68.678",
                        "Alle hoofdstukken | 9.452.543 onvolledig | 9.855.097 onvolledig afgerond op 1.000 in"
                                + " behandeling ‒ 1.051.000");
    }

    @Test
    void balance_page_folds_and_unfolds_single_items() {
        PageDocument page = reader.get("/balances").page();
        assertThat(page.attribute("[id=fold-XX/37]", "aria-expanded")).isEqualTo("true");

        PageDocument folded = follow(page, "fold-XX");
        assertThat(items(folded)).containsExactly("XVII", "XVII/~", "XX");
        assertThat(folded.attribute("#fold-XX", "aria-expanded")).isEqualTo("false");

        PageDocument chapters = follow(folded, "fold-XVII");
        assertThat(items(chapters)).containsExactly("XVII", "XX");

        PageDocument articles = follow(chapters, "fold-XX");
        assertThat(items(articles)).containsExactly("XVII", "XX", "XX/37", "XX/91", "XX/92", "XX/93", "XX/37~91");

        assertThat(items(follow(articles, "fold-XX/92")))
                .containsExactly("XVII", "XX", "XX/37", "XX/91", "XX/92", "XX/92/earmark", "XX/93", "XX/37~91");
        assertThat(items(reader.get("/balances?open=all").page())).isEqualTo(items(page));
        assertThat(reader.get("/balances?open=nonsense..").status()).isEqualTo(400);
    }

    @Test
    void balance_page_shows_the_flows_of_a_year_side_by_side() {
        List<String> rows =
                reader.get("/balances?flow=ALL&year=2025&open=XX").page().rows();

        assertThat(rows)
                .contains(
                        "Hoofdstuk, artikel en wat eronder ligt | Verplichtingen t/m 2025-OWB | Uitgaven t/m 2025-OWB"
                                + " | Ontvangsten",
                        "Item XX/37 XX/37 | 9.490.898 | 9.452.543 | niet bekend",
                        "Alle hoofdstukken | 9.490.898 onvolledig | 9.452.543 onvolledig | niet bekend")
                .noneMatch(row -> row.contains("XX/93"));
    }

    @Test
    void balance_page_starts_at_the_requested_year_and_links_to_the_others() {
        PageDocument page = reader.get("/balances?year=2026").page();

        assertThat(page.rows().getFirst()).isEqualTo("Hoofdstuk, artikel en wat eronder ligt | 2026 t/m 2026-OWB");
        assertThat(page.links()).contains("/balances?flow=EXPENDITURE&year=2025");
        assertThat(page.text()).doesNotContain("latere jaren");
        assertThat(reader.get("/balances?year=2031").body()).contains("2026");
        assertThat(reader.get("/balances").body()).doesNotContain("eerdere jaren", "latere jaren");
    }

    private static PageDocument follow(PageDocument page, String fold) {
        return reader.get(page.attribute("[id='" + fold + "']", "href")).page();
    }

    private static List<String> items(PageDocument page) {
        return page.select("tbody span.remark").stream()
                .map(remark -> remark.text().replaceFirst("\\s.*", ""))
                .filter(item -> item.matches("X.*"))
                .toList();
    }

    @Test
    void balance_page_is_shown_in_english_on_request() {
        assertThat(BOOK.browse("auditor").get("/balances?lang=en").page().rows())
                .contains(
                        "Chapter XX XX | 9,452,543 incomplete | 9,865,097 incomplete rounded to 1,000 pending ‒"
                                + " 1,051,000",
                        "article not known XVII/~ | not known | ‒ 10,000 incomplete",
                        "Unread remainder computed difference, never booked |  | 34,903 ± 1,000");
    }

    @Test
    void open_item_of_one_flow_has_no_row_on_the_page_of_another_flow() {
        assertThat(reader.get("/balances?flow=COMMITMENTS").page().rows())
                .contains("Item XX/37 XX/37 | 9.490.898", "Item XX/37/2 XX/37/2 | niet bekend")
                .noneMatch(row -> row.contains("XVII/~") || row.contains("XX/37~91"));
    }

    @Test
    void negative_amount_is_marked_for_display_screen_readers_and_programs() {
        assertThat(reader.get("/balances").page().select("data.amount.negative[value=-10000]"))
                .isNotEmpty()
                .allMatch(amount ->
                        amount.text().equals("min ‒ 10.000") || amount.text().equals("min‒ 10.000"))
                .allMatch(amount -> amount.select("span.unseen").text().equals("min"));
    }

    @Test
    void known_amounts_on_the_balance_page_link_to_their_trail() {
        PageDocument page = reader.get("/balances").page();

        assertThat(page.texts("a[href='/trail?item=XX/37~91&flow=EXPENDITURE&year=2026'] > data.amount[value=68678]"))
                .containsExactly("68.678");
        assertThat(page.select("[href^=/trail]")).hasSize(13);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void balance_page_shows_the_amounts_of_the_queries(Flow flow) {
        PageDocument page = reader.get("/balances?flow=" + flow).page();
        List<Balance> answer = BOOK.bean(BalanceQueries.class)
                .find(
                        new BalanceCriteria(null, flow, null, 8),
                        BOOK.bean(AsOfResolver.class).latest());

        assertThat(answer.stream()
                        .filter(Balance::known)
                        .map(balance -> "%s %s %s".formatted(balance.item(), balance.year(), balance.thousands())))
                .containsExactlyElementsOf(amounts(page));
    }

    private static List<String> amounts(PageDocument page) {
        return page.select("a:has(> data)").stream()
                .flatMap(link -> Pattern.compile("\\?item=([^&]+)&flow=[A-Z]+&year=([0-9]{4})$")
                        .matcher(link.attr("href"))
                        .results()
                        .map(found -> "%s %s %s"
                                .formatted(
                                        found.group(1),
                                        found.group(2),
                                        link.expectFirst("data").attr("value"))))
                .toList();
    }

    @Test
    void balance_page_reports_an_unknown_moment_with_404() {
        ApplicationFixture.HttpReply reply = reader.get("/balances?moment=2031-OWB");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.page().heading()).isEqualTo("Moment niet in het boek");
    }

    @Test
    void balance_page_without_postings_says_so_and_states_its_ledger_number() {
        String page = reader.get("/balances?flow=RECEIPTS").page().text();

        assertThat(page)
                .contains("In deze stroom is nog niets geboekt.")
                .contains(String.format(Locale.ROOT, "Volledig tot en met volgnummer %d", BOOK.ledgerNumber()));
    }

    @Test
    void balance_page_escapes_markup_in_texts() {
        assertThat(reader.get("/balances").page().select("script:not([src])")).isEmpty();
    }
}
