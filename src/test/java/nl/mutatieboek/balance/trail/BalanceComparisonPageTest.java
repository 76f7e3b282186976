package nl.mutatieboek.balance.trail;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that compares two points in time. */
@Tag("application")
class BalanceComparisonPageTest {
    private static final String COMPARE = "/balances/compare?item=XX/37";

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static PageClient reader;
    private static long opened;
    private static long before;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-06-01")
                .chapter("XVII")
                .chapter("XX")
                .items(2025, "XX/37", "XVII/1");
        before = ledger.ledgerNumber();
        ledger.book(proposal(
                MutationKind.OPENING,
                "2026-OWB",
                expenditure("XX/37", 2026, 1_000),
                posting("XX/37", Flow.COMMITMENTS, 2027, 7)));
        opened = ledger.ledgerNumber();
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, -200))
                .effectiveOn(LocalDate.of(2031, 1, 1)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 30)));
        for (int i = 0; i < 101; i++) {
            ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2028, 1)));
        }
        ledger.book(proposal(
                MutationKind.TRANSFER,
                "2026-O1",
                expenditure("XVII/1", 2029, 5),
                expenditure("XX/37", 2029, -5),
                posting("XVII/1", Flow.COMMITMENTS, 2029, 5),
                posting("XX/37", Flow.COMMITMENTS, 2029, -5)));
        BOOK.awaitProjections();
        reader = BOOK.browse("auditor");
    }

    @Test
    void comparison_page_shows_both_balances_the_difference_and_its_mutations() {
        assertThat(rows(COMPARE + "&flow=EXPENDITURE&year=2026&from=knownAt=" + opened))
                .containsExactly(
                        "Mutatie | 2026",
                        "Van t/m volgnummer N | 1.000",
                        "RE_ESTIMATE in 2026-O1 XX-2026-0002 · ramingsbijstelling nr. N · 2026-O1 geldt vanaf"
                                + " 1 januari 2031 | ‒ 200",
                        "RE_ESTIMATE in 2026-OWB XX-2026-0003 · ramingsbijstelling nr. N · 2026-OWB geldt vanaf"
                                + " 16 september 2025 herziening | 30",
                        "Naar t/m volgnummer N | 830",
                        "Verschil | ‒ 170");
    }

    @Test
    void comparison_page_shows_the_years_of_a_flow_beside_each_other() {
        assertThat(rows(COMPARE + "&flow=EXPENDITURE&from=knownAt=" + opened))
                .contains(
                        "Mutatie | 2026 | 2028 | 2029",
                        "Van t/m volgnummer N | 1.000 | niet bekend | niet bekend",
                        "Mutaties op volgende pagina’s, totaal | 0 | 3 | ‒ 5",
                        "Naar t/m volgnummer N | 830 | 101 | ‒ 5",
                        "Verschil | ‒ 170 | 101 | ‒ 5");
    }

    @Test
    void comparison_page_has_one_table_for_equal_flows() {
        String page = reader.get("/balances/compare?item=XVII/1&from=knownAt=" + opened + "&to=")
                .body();

        assertThat(PageDocument.parse(page).text())
                .contains("Uitgaven en verplichtingen, van de ene stand naar de andere");
        assertThat(rowsOf(page))
                .filteredOn(row -> row.startsWith("Van"))
                .containsExactly("Van t/m volgnummer N | niet bekend");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        moment=2026-OWB,                         '',                    '1.030 | 830 | ‒ 200'
        effectiveOn=2025-09-15,                  '',                    'niet bekend | 830 | 830'
        '',                                      effectiveOn=2025-09-15, '830 | niet bekend | ‒ 830'
        'moment=2026-OWB,effectiveOn=2026-01-01', moment=2026-O1,       '1.030 | 830 | ‒ 200'
        """)
    void comparison_page_compares_on_each_axis(String from, String to, String row) {
        assertThat(fromToAndDifference(COMPARE + "&flow=EXPENDITURE&year=2026&from=" + from + "&to=" + to))
                .isEqualTo(row);
    }

    @Test
    void comparison_page_totals_are_exact_on_every_page() {
        String first = COMPARE + "&flow=EXPENDITURE&year=2028&from=knownAt=" + before + "&to=";
        List<String> rows = rows(first);
        String next = reader.get(first).page().attribute("[rel=next]", "href");
        List<String> last = rows(next);

        assertThat(rows).hasSize(1 + 1 + 100 + 1 + 1 + 1).contains("Mutaties op volgende pagina’s, totaal | 1");
        assertThat(last)
                .hasSize(1 + 1 + 1 + 1 + 1 + 1)
                .contains(
                        "Mutaties op eerdere pagina’s, totaal | 100", "Naar t/m volgnummer N | 101", "Verschil | 101");
        assertThat(next).contains("to=knownAt%3D");
    }

    @Test
    void comparison_page_states_that_nothing_changed_or_nothing_is_known() {
        assertThat(reader.get(COMPARE + "&from=&to=").page().text()).contains("veranderde hier niets");
        assertThat(reader.get(COMPARE + "&from=knownAt=1&to=knownAt=2").page().text())
                .contains("Op geen van beide punten is hier iets bekend.");
    }

    @Test
    void chapter_comparison_page_lists_all_chapters_and_links_to_their_changes() {
        String page = reader.get("/balances/compare?year=2029&from=knownAt=" + opened + "&to=")
                .body();

        assertThat(rowsOf(page))
                .containsExactly(
                        "Hoofdstuk | Van t/m volgnummer N | Naar t/m volgnummer N | Verschil",
                        "Chapter XVII XVII | niet bekend | 5 | 5",
                        "Chapter XX XX | niet bekend | ‒ 5 | ‒ 5",
                        "Alle hoofdstukken | niet bekend | 0 | 0");
        assertThat(fromToAndDifference(PageDocument.parse(page).attribute("[href*='item=XX&']", "href")))
                .isEqualTo("niet bekend | ‒ 5 | ‒ 5");
        assertThat(rows("/balances/compare?year=2026&from=knownAt=" + opened + "&to="))
                .last()
                .isEqualTo("Chapter XX XX | 1.000 | 830 | ‒ 170");
        assertThat(reader.get("/balances/compare?flow=RECEIPTS&from=&to=")
                        .page()
                        .text())
                .contains("Op geen van beide punten is hier iets bekend.");
        assertThat(rows("/balances/compare/points?flow=EXPENDITURE&year=2029&fromMoment=&fromEffectiveOn=&fromKnownAt="
                        + opened + "&toMoment=&toEffectiveOn=&toKnownAt="))
                .isEqualTo(rowsOf(page));
        assertThat(reader.get("/balances").page().links()).contains("/balances/compare?flow=EXPENDITURE&from=&to=");
    }

    @Test
    void comparison_form_redirects_to_an_address_with_both_as_of_queries() {
        String form = "/balances/compare/points?item=XX/37&flow=EXPENDITURE&year=2026&fromMoment=&fromEffectiveOn="
                + "&fromKnownAt=" + opened + "&toMoment=2026-OWB&toEffectiveOn=2026-01-01&toKnownAt=";

        assertThat(rows(form))
                .isEqualTo(rows(COMPARE + "&flow=EXPENDITURE&year=2026&from=knownAt=" + opened
                        + "&to=moment=2026-OWB,effectiveOn=2026-01-01"))
                .contains("Van t/m volgnummer N | 1.000", "Verschil | 30");
    }

    @Test
    void comparison_page_links_to_the_trail_at_each_as_of_and_to_the_mutations() {
        PageDocument page = reader.get(COMPARE + "&flow=EXPENDITURE&from=moment=2026-OWB,knownAt=" + opened
                        + "&to=effectiveOn=2030-01-01")
                .page();

        assertThat(page.links())
                .contains("/trail?item=XX/37&flow=EXPENDITURE&year=2026&moment=2026-OWB&knownAt=" + opened)
                .contains("/trail?item=XX/37&flow=EXPENDITURE&year=2026&effectiveOn=2030-01-01")
                .anyMatch(link -> link.matches("/mutations/[0-9a-f-]{36}"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /balances/compare,                                200
        /balances/compare?flow=NONE,                      400
        /balances/compare?item=XX/37&from=41,             400
        /balances/compare?item=XX/37&knownAt=41,          400
        /balances/compare?item=XX/38,                     404
        /balances/compare?item=XX/37&to=moment=2031-OWB,  404
        /balances/compare/points?item=XX/37&fromKnownAt=x, 400
        """)
    void comparison_page_reports_invalid_parameters(String path, int status) {
        assertThat(reader.get(path).status()).isEqualTo(status);
    }

    private static String fromToAndDifference(String path) {
        return rows(path).stream()
                .filter(row -> row.startsWith("Van ") || row.startsWith("Naar ") || row.startsWith("Verschil "))
                .map(row -> row.replaceFirst("^[^|]*[|] ", ""))
                .collect(Collectors.joining(" | "));
    }

    private static List<String> rows(String path) {
        return rowsOf(reader.get(path).body());
    }

    private static List<String> rowsOf(String page) {
        return PageDocument.parse(page).rows().stream()
                .map(row -> row.replaceAll("(volgnummer|nr\\.) [0-9.]+", "$1 N"))
                .toList();
    }
}
