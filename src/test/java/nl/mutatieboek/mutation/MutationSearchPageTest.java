package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

/** The page of the register of mutations. */
@Tag("application")
class MutationSearchPageTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static PageClient reader;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2025-O1", "2025-04-25")
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91", "XX/92", "XX/92/earmark");
        ledger.book(proposal(MutationKind.RESERVATION, "2025-O1", expenditure("XX/92/earmark", 2026, 115_000)));
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
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", posting("XX/91", Flow.RECEIPTS, 2027, -4)));
        BOOK.awaitProjections();
        reader = BOOK.browse("auditor");
    }

    @Test
    void register_page_lists_mutations_newest_first_with_state_and_headline_amount() {
        assertThat(rows("/mutations"))
                .containsExactly(
                        "Nummer | Mutatie | Soort | Moment | Status | Bedrag",
                        "XX-2026-0003 | RE_ESTIMATE in 2026-OWB voorgesteld door proposer | ramingsbijstelling"
                                + " | 2026-OWB | voorgesteld TIME | ‒ 4 ontvangsten 2027",
                        "XX-2026-0002 | TRANSFER in 2026-OWB voorgesteld door proposer | overboeking"
                                + " | 2026-OWB | geboekt TIME | 10.000 uitgaven 2026",
                        "XX-2026-0001 | RESERVE_ALLOCATION in 2026-OWB voorgesteld door proposer"
                                + " | toedeling uit een reservering | 2026-OWB | geboekt TIME"
                                + " | 68.678 verschoven, uitgaven 2026",
                        "XX-2025-0001 | RESERVATION in 2025-O1 voorgesteld door proposer | reservering"
                                + " | 2025-O1 | geboekt TIME | 115.000 uitgaven 2026");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /mutations?state=PROPOSED,               XX-2026-0003
        /mutations?state=BOOKED&item=XX/37,      XX-2026-0002
        /mutations?item=XX/92,                   XX-2026-0001 XX-2025-0001
        /mutations?item=XVII,                    XX-2026-0002
        /mutations?state=REJECTED,               ''
        """)
    void register_page_shows_the_mutations_that_match_the_query(String path, String numbers) {
        assertThat(rows(path).stream().skip(1).map(row -> row.substring(0, 12)).toList())
                .isEqualTo(numbers.isEmpty() ? List.of() : List.of(numbers.split(" ")));
        assertThat(reader.get(path).body().contains("Geen mutaties gevonden.")).isEqualTo(numbers.isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        68.678   | /mutations?amount=68.678
        68678    | /mutations?amount=68678
        -68678   | /mutations?amount=-68678
        € 68.678 | /mutations?amount=68.678
        """)
    void search_box_finds_an_amount(String text, String all) {
        PageDocument page = reader.get("/mutations?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .page();

        assertThat(page.text()).contains("Bedrag (× € 1.000) RESERVE_ALLOCATION in 2026-OWB XX-2026-0001");
        assertThat(page.links()).contains(all);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        artikel 37   | href="/mutations?item=XX/37"
        earmark      | href="/mutations?item=XX/92/earmark"
        earmark      | href="/items?text=earmark"
        proposer     | href="/mutations?person=proposer"
        36800        | href="/mutations?document=36800-XX-2"
        """)
    void search_box_finds_items_people_and_documents(String text, String link) {
        assertThat(reader.get("/mutations?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .body())
                .contains(link);
    }

    @Test
    void search_box_finds_a_mutation_by_its_number() {
        assertThat(rows("/mutations?text=XX-2026-0002"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("XX-2026-0002");
    }

    @Test
    void search_box_finds_nothing_under_embargo() {
        try (ApplicationFixture book =
                ApplicationFixture.empty().withPerson("reader", "READER").start()) {
            LedgerFixture ledger = new LedgerFixture(book);
            ledger.moment("2026-OWB", "2025-09-16")
                    .moment("2190-OWB", "2189-09-20")
                    .chapter("XX")
                    .items(2025, "XX/37");
            ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2190-OWB", expenditure("XX/37", 2190, 4_321)));
            book.awaitProjections();

            for (String text : List.of("4321", "proposer", "36800")) {
                String page =
                        book.browse("reader").get("/mutations?text=" + text).body();
                assertThat(page)
                        .doesNotContain("in 2190-OWB")
                        .doesNotContain("/mutations?person=proposer")
                        .doesNotContain("document=36800-XX-2")
                        .doesNotContain("/mutations?amount=");
            }
            assertThat(book.browse("auditor").get("/mutations?text=4321").body())
                    .contains("/mutations?amount=4321");
        }
    }

    @Test
    void register_page_is_shown_in_english_on_request() {
        assertThat(BOOK.browse("auditor").get("/mutations?lang=en").page().rows())
                .anySatisfy(row -> assertThat(row)
                        .contains("transfer between chapters | 2026-OWB | booked")
                        .endsWith("10,000 expenditure 2026"));
    }

    @Test
    void register_page_follows_the_as_of_axes() {
        assertThat(reader.get("/mutations?effectiveOn=2000-01-01").page().rows())
                .isEmpty();
        assertThat(reader.get("/mutations?knownAt=0").page().rows()).isEmpty();
        assertThat(reader.get("/mutations?moment=2031-OWB").status()).isEqualTo(404);
    }

    @Test
    void register_page_reports_all_invalid_parameters_together() {
        assertThat(reader.get("/mutations?state=LOST&before=0&colour=red&knownAt=x")
                        .page()
                        .text())
                .contains("Controleer wat u hebt ingevuld")
                .contains("Status Kies een status: voorgesteld")
                .contains("Plaats in de lijst Schrijf een heel getal van 1")
                .contains("Bekend op Schrijf een volgnummer, of 24-11-2026 14:30 of een dag, bijvoorbeeld 24-11-2026")
                .contains("colour: Dit deel van het adres bestaat hier niet");
    }

    @Test
    void register_page_links_to_mutations_at_the_same_as_of() {
        assertThat(reader.get("/mutations?knownAt=15&effectiveOn=2026-01-01")
                        .page()
                        .links())
                .anyMatch(link -> link.matches("/mutations/[0-9a-f-]{36}\\?effectiveOn=2026-01-01&knownAt=15"));
    }

    @Test
    void register_pages_continue_without_gap() {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            LedgerFixture ledger = new LedgerFixture(book);
            ledger.moment("2026-OWB", "2025-09-16").chapter("XX").items(2025, "XX/37");
            for (int i = 1; i <= 51; i++) {
                ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, i)));
            }
            book.awaitProjections();
            PageClient browser = book.browse("auditor");
            PageDocument first = browser.get("/mutations").page();
            String next = first.attribute("[rel=next]", "href");

            assertThat(first.rows()).hasSize(1 + 50);
            assertThat(browser.get(next).page().rows())
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("XX-2026-0001");
            assertThat(browser.get(next).page().select("[rel=next]")).isEmpty();
            assertThat(browser.get(next).page().text()).contains("Eerste pagina");
        }
    }

    private static List<String> rows(String path) {
        return reader.get(path).page().rows().stream()
                .map(row -> row.replaceAll("[0-9]{1,2} [a-z]{3}\\.? [0-9]{4} [0-9]{2}:[0-9]{2}", "TIME"))
                .toList();
    }
}
