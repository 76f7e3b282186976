package nl.mutatieboek.mutation;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withExplanation;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.PageDocument;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search results of an auditor, and data that other readers must not find. */
@Tag("application")
class MutationSearchTest {
    private static final Actor SECRET = new Actor(new PersonId("mevrouw-geheim"), Set.of(new ChapterCode("XX")));
    private static final ZoneId THE_HAGUE = ZoneId.of("Europe/Amsterdam");

    @RegisterExtension
    static final ApplicationFixture BOOK =
            ApplicationFixture.empty().with("mutatieboek.search-reads=3").withPerson("reader", "READER");

    private static LocalDate first;
    private static LocalDate last;

    /** Oldest first: XX-2025-0001, XX-2026-0001 to 0004, and two that stay under embargo. */
    @BeforeAll
    static void write() {
        first = LocalDate.now(THE_HAGUE);
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2025-O1", "2025-04-25")
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O2", "2026-11-28")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/91");
        ledger.book(withTitle(
                "Opvang Oekraïne", proposal(MutationKind.RE_ESTIMATE, "2025-O1", expenditure("XX/37", 2026, 4_321))));
        ledger.book(withExplanation(
                "Twee regels:\nminder nárekenen, meer asielmaatregelen",
                proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, -4_321))));
        MutationId taken =
                ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/91", 2026, 4_321)));
        ledger.reject(ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/91", 2026, 12))));
        ledger.book(proposal(
                MutationKind.TRANSFER,
                "2026-OWB",
                expenditure("XVII/~", 2026, -10_000),
                expenditure("XX/37", 2026, 10_000)));
        ledger.propose(withTitle(
                "Kornoelje", proposal(MutationKind.RE_ESTIMATE, "2026-O2", expenditure("XX/37", 2026, 777_777))));
        ledger.record(
                SECRET,
                id -> new Command.ReverseMutation(
                        new MutationId(id), taken, "Kornoelje", Moment.parse("2026-O2"), null));
        BOOK.awaitProjections();
        last = LocalDate.now(THE_HAGUE);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "text=OEKRAINE, XX-2025-0001",
        "text=opvang%20oekra, XX-2025-0001",
        "text=asielmaatregelen%20narekenen, XX-2026-0001",
        "text=XX-2026-0001, XX-2026-0001",
        "text=not%20now, XX-2026-0003",
        "text=fewer%20places, XX-2026-0003 XX-2026-0002 XX-2026-0001 XX-2025-0001",
        "text=nergens, ''",
        "amount=4321, XX-2026-0002 XX-2026-0001 XX-2025-0001",
        "amount=-4.321, XX-2026-0001",
        "amount=%2B4321, XX-2026-0002 XX-2025-0001",
        "amount=%E2%88%924.321, XX-2026-0001",
        "amount=%E2%80%92%C2%A04.321, XX-2026-0001",
        "amount=%C2%A04321, XX-2026-0002 XX-2026-0001 XX-2025-0001",
        "amount=4%20321, XX-2026-0002 XX-2026-0001 XX-2025-0001",
        "amount=4321%2C0&item=XX/91, XX-2026-0002",
        "amount=4321&item=XX/91, XX-2026-0002",
        "amount=-10000&item=XX, ''",
        "amount=10000&item=XVII, XX-2026-0004",
        "amount=432, ''",
        "person=counterpart, XX-2026-0004",
        "person=COUNTERPART, XX-2026-0004",
        "person=counter, ''",
        "person=approver&state=REJECTED, XX-2026-0003",
        "document=36800, XX-2026-0004 XX-2026-0003 XX-2026-0002 XX-2026-0001 XX-2025-0001",
        "document=table%201%2036800-xx, XX-2026-0004 XX-2026-0003 XX-2026-0002 XX-2026-0001 XX-2025-0001",
        "document=because, ''",
        "basis=READ&amount=12, XX-2026-0003",
        "basis=DISPUTED, ''",
        "presentedIn=2025-O1, XX-2025-0001",
        "presentedIn=2026-OWB&kind=TRANSFER, XX-2026-0004",
        "effectiveFrom=2025-09-16&amount=4321, XX-2026-0002 XX-2026-0001",
        "effectiveUntil=2025-09-15, XX-2025-0001",
        "effectiveFrom=2025-04-25&effectiveUntil=2025-04-25, XX-2025-0001",
        "effectiveFrom=2025-04-26&effectiveUntil=2025-09-15, ''",
        "text=&amount=&state=REJECTED, XX-2026-0003",
        "text=oekraine&state=REJECTED, ''",
    })
    void search_finds_the_same_mutations_in_api_export_and_page(String question, String numbers) {
        // Before the moments under embargo all readers get the same.
        String bounded = question + "&moment=2026-OWB";

        assertThat(numbers("auditor", "/v1/mutations?" + bounded)).isEqualTo(list(numbers));
        assertThat(numbers("reader", "/v1/mutations?" + question)).isEqualTo(list(numbers));
        assertThat(lines("/v1/exports/mutations?" + bounded).stream()
                        .map(line -> line.replaceAll(".*\"number\":\"([^\"]*)\".*", "$1")))
                .isEqualTo(list(numbers));
        assertThat(pages(bounded)).isEqualTo(list(numbers));
    }

    @Test
    void search_by_recording_date_finds_mutations_between_two_days() {
        String requested = "/v1/mutations?recordedFrom=%s&recordedUntil=%s&moment=2026-OWB";

        assertThat(numbers("auditor", requested.formatted(first, last))).hasSize(5);
        assertThat(numbers("auditor", requested.formatted(last.plusDays(1), last.plusDays(9))))
                .isEmpty();
        assertThat(numbers("auditor", requested.formatted("2025-01-01", first.minusDays(1))))
                .isEmpty();
        assertThat(numbers("auditor", "/v1/mutations?recordedFrom=2025-01-01")).hasSize(7);
        assertThat(numbers("reader", "/v1/mutations?recordedUntil=2199-12-31")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "person=mevrouw-geheim, 2",
        "text=kornoelje, 2",
        "amount=777777, 1",
        "presentedIn=2026-O2, 2",
        "recordedFrom=2025-01-01&amount=777777, 1",
        "effectiveFrom=2026-11-01, 1",
    })
    void search_shows_readers_nothing_of_a_mutation_under_embargo(String question, int thereIs) {
        assertThat(numbers("auditor", "/v1/mutations?" + question)).hasSize(thereIs);
        HttpReply response = BOOK.as("reader").get("/v1/mutations?" + question);

        assertThat(response.json().at("/mutations")).isEmpty();
        assertThat(numbers("reader", "/v1/mutations?" + question)).isEmpty();
        // The end of a page depends only on what the reader may see.
        assertThat(before(response)).isIn("", before(BOOK.as("reader").get("/v1/mutations?text=nergens")));
        assertThat(lines("reader", "/v1/exports/mutations?" + question)).isEmpty();
    }

    /** A reversal under embargo must not make its author findable for other readers. */
    @Test
    void search_by_person_does_not_disclose_a_reversal_under_embargo() {
        assertThat(numbers("auditor", "/v1/mutations?person=mevrouw-geheim&moment=2026-OWB"))
                .containsExactly("XX-2026-0002");
        assertThat(numbers("reader", "/v1/mutations?person=mevrouw-geheim")).isEmpty();
    }

    @Test
    void search_page_cut_off_by_the_scan_limit_links_to_older_mutations() {
        HttpReply page = BOOK.as("auditor").get("/v1/mutations?text=oekraine&moment=2026-OWB");

        assertThat(page.json().at("/mutations")).isEmpty();
        assertThat(page.header("Link")).contains("rel=\"next\"");
        assertThat(BOOK.browse("auditor")
                        .get("/mutations?text=oekraine&moment=2026-OWB")
                        .page()
                        .text())
                .contains("oudere zijn nog niet doorzocht")
                .contains("Verder zoeken in oudere mutaties");
    }

    @Test
    void search_page_keeps_its_criteria_in_links_permalink_and_file_downloads() {
        PageDocument page = BOOK.browse("auditor")
                .get("/mutations?amount=4321&state=BOOKED&moment=2026-OWB")
                .page();
        long known = BOOK.ledgerNumber();

        assertThat(page.attributes("input[name=amount][inputmode=numeric][maxlength=30]", "value"))
                .containsExactly("4321");
        assertThat(page.links())
                .contains("/mutations?amount=4321&moment=2026-OWB&state=REJECTED")
                .contains("/mutations?amount=4321&knownAt=" + known + "&moment=2026-OWB&state=BOOKED")
                .contains("/mutations/files/csv?amount=4321&knownAt=" + known + "&moment=2026-OWB&state=BOOKED");
        String file = BOOK.browse("auditor")
                .get("/mutations/files/csv?amount=4321&knownAt=" + known + "&moment=2026-OWB")
                .body();
        assertThat(file.lines())
                .hasSize(4)
                .first()
                .isEqualTo("id,number,kind,state,title,chapter,moment,effectiveOn,basis,document,place,proposedBy,"
                        + "proposedByName,proposalLedgerNumber,ledgerNumber,recordedAt,flow,year,thousands,shifted");
        assertThat(file)
                .contains(",XX-2025-0001,RE_ESTIMATE,BOOKED,Opvang Oekraïne,XX,2025-O1,2025-04-25,READ,36800-XX-2,");
        assertThat(BOOK.browse("auditor").get("/mutations/files/beancount").status())
                .isEqualTo(404);
    }

    /** A page accepts days as people write them, and redirects to the canonical address. */
    @Test
    void search_page_accepts_dutch_dates() {
        ApplicationFixture.PageClient browser = BOOK.browse("auditor");
        PageDocument page = browser.get(
                        "/mutations?effectiveFrom=16-09-2025&effectiveUntil=16+september+2025&moment=2026-OWB")
                .page();

        assertThat(page.rows()).hasSize(5);
        assertThat(page.attributes("input[name=effectiveFrom][size=16][maxlength=50]", "value"))
                .containsExactly("16-09-2025");
        assertThat(page.links())
                .anyMatch(link ->
                        link.startsWith("/mutations/files/csv?effectiveFrom=2025-09-16&effectiveUntil=2025-09-16&"));
        assertThat(browser.get("/mutations?effectiveUntil=29+februari+2024")
                        .page()
                        .rows())
                .isEmpty();
        assertThat(browser.get("/mutations/files/csv?effectiveUntil=15-09-2025&moment=2026-OWB")
                        .body()
                        .lines())
                .hasSize(2);
        assertThat(browser.get("/samples?seed=1&recordedFrom=1-1-2025").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "amount=1.5",
        "amount=1%2C5",
        "amount=1%2C234",
        "amount=(5)",
        "amount=-",
        "recordedFrom=31-02-2026",
        "recordedFrom=29%20februari%202025",
        "effectiveFrom=2026-11-24T25:00",
        "amount=abc",
        "amount=9999999999999",
        "recordedFrom=2026-02-30",
        "effectiveUntil=gisteren",
        "basis=HEARD",
        "presentedIn=OWB",
        "text=%E2%80%8B",
        "person=%20",
    })
    void search_with_an_unreadable_parameter_is_refused_by_api_export_and_page(String question) {
        assertThat(BOOK.as("auditor").get("/v1/mutations?" + question).status()).isEqualTo(400);
        assertThat(BOOK.as("auditor").get("/v1/exports/mutations?" + question).status())
                .isEqualTo(400);
        assertThat(BOOK.browse("auditor").get("/mutations?" + question).status())
                .isEqualTo(400);
    }

    private static String before(HttpReply page) {
        return page.header("Link").replaceAll(".*before=([0-9]+)[&>].*", "$1");
    }

    private static List<String> list(String numbers) {
        return numbers.isEmpty() ? List.of() : List.of(numbers.split(" "));
    }

    private static List<String> lines(String path) {
        return lines("auditor", path);
    }

    private static List<String> lines(String name, String path) {
        HttpReply reply = BOOK.as(name).get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body().lines().toList();
    }

    /** On all pages together. */
    private static List<String> pages(String question) {
        ApplicationFixture.PageClient browser = BOOK.browse("auditor");
        List<String> numbers = new ArrayList<>();
        String next = "/mutations?" + question;
        while (next != null) {
            PageDocument page = browser.get(next).page();
            page.rows().stream().skip(1).map(row -> row.substring(0, 12)).forEach(numbers::add);
            next = page.has("[rel=next]") ? page.attribute("[rel=next]", "href") : null;
        }
        return numbers;
    }

    /** The total of all pages. */
    private static List<String> numbers(String name, String path) {
        List<String> numbers = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            HttpReply reply = BOOK.as(name).get(next);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            numbers.addAll(reply.json().at("/mutations").findValuesAsString("number"));
            next = reply.header("Link").replaceAll("<([^>]*)>; rel=\"next\"", "$1");
        }
        return numbers;
    }
}
