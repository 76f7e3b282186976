package nl.mutatieboek.balance.trail;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the trail. */
@Tag("main")
class TrailPageTest {
    private static final String ARTICLE = "/trail?item=XX/37&flow=EXPENDITURE&year=2026";

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static PageClient reader;
    private static MutationId reversal;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2025-OWB", "2024-09-17")
                .moment("2026-OWB", "2025-09-16")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/37/2", "XX/91", "XX/95");
        ledger.book(proposal(MutationKind.OPENING, "2025-OWB", expenditure("XX/37/2", 2026, 9_769_219)));
        ledger.book(proposal(
                MutationKind.TRANSFER,
                "2026-OWB",
                inferred(expenditure("XVII/~", 2026, -10_000)),
                expenditure("XX/37", 2026, 10_000)));
        MutationId estimate = ledger.book(
                proposal(MutationKind.RE_ESTIMATE, "2026-OWB", 1_000, expenditure("XX/37", 2026, -1_051_000)));
        reversal = ledger.reverse(estimate);
        ledger.book(titled("<script>alert(1)</script> & 'so on'", Basis.DISPUTED));
        ledger.book(proposal(
                MutationKind.RE_ESTIMATE,
                "2025-OWB",
                IntStream.rangeClosed(1, 101)
                        .mapToObj(n -> posting("XX/95", n % 2 == 0 ? Flow.EXPENDITURE : Flow.RECEIPTS, 2025, n))
                        .toArray(Posting[]::new)));
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 77)));
        ledger.reverse(ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/91", 2027, 25))));
        BOOK.awaitProjections();
        reader = BOOK.browse("auditor");
    }

    private static Posting inferred(Posting posting) {
        return new Posting(
                posting.item(),
                posting.flow(),
                posting.year(),
                posting.thousands(),
                Basis.INFERRED,
                "No document of XVII was found.",
                null);
    }

    private static Proposal titled(String title, Basis basis) {
        Proposal plain = proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 1));
        return new ProposalBuilder(plain)
                .text(title, "because <b>of</b> this")
                .basis(basis)
                .source(new Source("36800-XX-5 \"quoted\"", "<i>table</i>", null, null))
                .note("read <u>this</u>")
                .build();
    }

    @Test
    void trail_page_shows_each_posting_with_balance_actors_and_basis() {
        List<String> rows = rows(ARTICLE);

        assertThat(rows).hasSize(1 + 5 + 1 + 1);
        assertThat(rows.get(1))
                .contains("OPENING in 2025-OWB XX-2025-0001 · openingsstand · 2025-OWB, geldt vanaf 17 september 2024")
                .contains("· op XX/37/2")
                .contains("voorgesteld door proposer TIME goedgekeurd door approver TIME")
                .contains("36800-XX-2 table 1 gelezen")
                .endsWith("| 9.769.219 | 9.769.219");
        assertThat(rows.get(2))
                .contains("overboeking")
                .contains("eenzijdig")
                .contains("bevestigd voor XVII door counterpart TIME")
                .endsWith("| 10.000 | 9.779.219");
        assertThat(rows.get(3)).contains("afgerond op 1.000 tegengeboekt").endsWith("| ‒ 1.051.000 | 8.728.219");
        assertThat(rows.get(4)).contains("tegenboeking").endsWith("| 1.051.000 | 9.779.219");
        assertThat(rows.get(5)).contains("tegenstrijdig").endsWith("| 1 | 9.779.220");
        assertThat(rows.get(7)).as("pending").contains("XX-2026-0005").endsWith("| Uitgaven 2026 | 77");
    }

    @Test
    void trail_page_ends_with_the_balance_of_the_queries_and_the_pending_amount() {
        assertThat(reader.get(ARTICLE).page().text())
                .contains("Stand van de uitgaven 2026 9.779.220 tegenstrijdig in behandeling 77 stand t/m 2026-OWB");
    }

    @Test
    void trail_page_is_shown_in_english_on_request() {
        assertThat(BOOK.browse("auditor")
                        .get(ARTICLE + "&lang=en")
                        .page()
                        .rows()
                        .get(2))
                .contains("transfer")
                .contains("one-sided")
                .contains("confirmed for XVII by counterpart")
                .contains("effective from 16 September 2025")
                .endsWith("| 10,000 | 9,779,219");
    }

    @Test
    void trail_page_marks_a_one_sided_part_of_a_transfer() {
        assertThat(rows("/trail?item=XVII&flow=EXPENDITURE&year=2026").get(1))
                .contains("aangenomen eenzijdig No document of XVII was found.");
    }

    @Test
    void trail_page_links_to_the_mutation_its_reversal_and_its_source() {
        PageDocument page = reader.get(ARTICLE).page();

        assertThat(page.texts("a[href='https://example.org/36800-XX-2'][rel='noopener noreferrer external']"))
                .contains("36800-XX-2");
        assertThat(page.texts("a.badge[href='/mutations/" + reversal + "']")).containsExactly("tegengeboekt");
        assertThat(page.attributes("th > a:first-child", "href"))
                .filteredOn(link -> link.matches("/mutations/[0-9a-f-]{36}"))
                .hasSize(5 + 1);
    }

    @Test
    void tabs_of_an_item_keep_its_point_in_time() {
        String at = "item=XX/37&flow=EXPENDITURE&year=2026";
        String bound = "&knownAt=40&moment=2026-OWB";
        String point = "moment=2026-OWB,knownAt=40";

        PageDocument trail =
                reader.get("/trail?" + at + "&knownAt=40&moment=2026-OWB").page();
        assertThat(trail.links())
                .anyMatch(link -> link.startsWith("/balances/item?" + at + bound))
                .anyMatch(link -> link.contains("/balances/compare?" + at + "&from="));
        assertThat(trail.texts("a[href^=/trail][aria-current=page]"))
                .anyMatch(text -> text.startsWith("Geboekte regels"));
        PageDocument item = reader.get("/balances/item?" + at + "&knownAt=40&moment=2026-OWB")
                .page();
        assertThat(item.links()).anyMatch(link -> link.startsWith("/trail?" + at + bound));
        assertThat(item.texts("a[href^=/balances/item][aria-current=page]"))
                .anyMatch(text -> text.startsWith("Alle jaren"));
        PageDocument comparison =
                reader.get("/balances/compare?" + at + "&from=&to=" + point).page();
        assertThat(comparison.links())
                .anyMatch(link -> link.startsWith("/trail?" + at))
                .anyMatch(link -> link.contains("knownAt=40"));
        assertThat(comparison.texts("a[href^=/balances/compare][aria-current=page]"))
                .anyMatch(text -> text.startsWith("Twee punten"));
    }

    @Test
    void trail_page_links_keep_the_axes_and_the_order() {
        PageDocument page = reader.get(
                        ARTICLE + "&order=EFFECTIVE_ON&moment=2026-OWB&effectiveOn=2026-01-01&knownAt=40")
                .page();

        List<String> links = page.links().stream()
                // The same page in the other language, and without bounds.
                .filter(link -> link.startsWith("/trail?") && !link.contains("lang=") && link.contains("knownAt"))
                .toList();

        assertThat(links)
                .hasSize(11)
                .allMatch(link -> link.endsWith("effectiveOn=2026-01-01&knownAt=40&moment=2026-OWB"));
        assertThat(links.stream().filter(link -> !link.contains("order=EFFECTIVE_ON")))
                .as("the other orders")
                .hasSize(2);
        assertThat(page.links())
                .anyMatch(link ->
                        link.matches("/mutations/[0-9a-f-]{36}\\?effectiveOn=2026-01-01&knownAt=40&moment=2026-OWB"))
                .anyMatch(link -> link.contains("from=effectiveOn%3D2026-01-01,knownAt%3D40,moment%3D2026-OWB&to="));
    }

    @Test
    void trail_page_escapes_markup_in_texts() {
        PageDocument page = reader.get(ARTICLE).page();

        assertThat(page.text("body"))
                .contains("<script>alert(1)</script> & 'so on'", "36800-XX-5 \"quoted\"", "<b>of</b>", "<u>this</u>");
        assertThat(page.select("body script, u, i, b:contains(of)")).isEmpty();
    }

    @Test
    void trail_pages_continue_without_gap() {
        PageDocument first = reader.get("/trail?item=XX/95").page();
        String next = first.attribute("[rel=next]", "href");

        assertThat(first.rows()).hasSize(1 + 100);
        List<String> rows = reader.get(next).page().rows();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1)).endsWith("Ontvangsten 2025 | 101 | 2.601");
        assertThat(reader.get(next).page().select("[rel=next]")).isEmpty();
        assertThat(reader.get(next).page().text()).contains("Eerste pagina");
    }

    @Test
    void trail_page_says_why_the_balance_is_zero_after_a_reversal() {
        String why = "De stand is 0, omdat alles wat hier is geboekt ook is tegengeboekt.";

        assertThat(reader.get("/trail?item=XX/91&flow=EXPENDITURE&year=2027")
                        .page()
                        .text())
                .contains(why);
        assertThat(reader.get(ARTICLE).page().text()).doesNotContain(why);
    }

    @Test
    void trail_page_of_an_item_without_postings_says_unknown_and_not_zero() {
        assertThat(reader.get("/trail?item=XX/91&flow=EXPENDITURE&year=2026")
                        .page()
                        .text())
                .contains("Item XX/91")
                .contains("Hier is nog niets geboekt. Dat is iets anders dan 0.")
                .contains("niet bekend");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /trail,                               400, Controleer wat u hebt ingevuld
        /trail?item=zzz,                      400, Controleer wat u hebt ingevuld
        /trail?item=XX/37&after=yesterday,    400, Controleer wat u hebt ingevuld
        /trail?item=XX/38,                    404, Begrotingspost niet in het boek
        /trail?item=XX/37&moment=2031-OWB,    404, Moment niet in het boek
        """)
    void trail_page_reports_invalid_parameters(String path, int status, String title) {
        HttpReply reply = reader.get(path);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.page().heading()).isEqualTo(title);
    }

    @Test
    void trail_page_shows_the_postings_of_the_queries() {
        List<TrailEntry> entries = BOOK.bean(TrailQueries.class)
                .findPage(
                        new TrailQueries.TrailCriteria(
                                ItemPath.parse("XX/37"),
                                Flow.EXPENDITURE,
                                new BudgetYear(2026),
                                BOOK.bean(AsOfResolver.class).latest(),
                                PostingOrder.KNOWN_AT),
                        PostingPosition.START,
                        100);

        assertThat(reader.get(ARTICLE).page().select("table").getFirst().select("data").eachAttr("value").stream()
                        .map(value -> new Thousands(Long.parseLong(value))))
                .containsExactlyElementsOf(entries.stream()
                        .flatMap(entry -> java.util.stream.Stream.of(
                                entry.runningBalance().thousands(),
                                entry.runningBalance().balance()))
                        .toList());
    }

    private static List<String> rows(String path) {
        return reader.get(path).page().rows().stream()
                .map(row -> row.replaceAll("[0-9]{1,2} [a-z]{3}\\.? [0-9]{4} [0-9]{2}:[0-9]{2}", "TIME"))
                .toList();
    }
}
