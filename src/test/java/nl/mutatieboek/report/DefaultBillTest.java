package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.MultipartForm;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bill of a report without a year parameter. */
@Tag("application")
class DefaultBillTest {
    private static final Pattern YEAR = Pattern.compile("name=\"year\" value=\"(\\d+)\"");

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .moment("2028-OWB", LocalDate.now().plusYears(1).toString())
                .chapter("XX")
                .items(2025, "XX/37");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2026-OWB",
                expenditure("XX/37", 2026, 1_000),
                expenditure("XX/37", 2028, 1_000)));
        BOOK.awaitProjections();
    }

    private static String title(String query) {
        return BOOK.as("auditor").get("/v1/reports/policy-consequences" + query).text("/title");
    }

    @ParameterizedTest
    @CsvSource({"'', 2026", "?chapter=XX, 2026", "?year=2028, 2028", "?moment=2028-OWB, 2028"})
    void report_skips_a_later_bill_without_entries_unless_it_is_requested(String query, String year) {
        assertThat(title(query == null ? "" : query)).contains(year);
    }

    @ParameterizedTest
    @CsvSource({
        "/signals, 2026", "/signals?scope=XX, 2026", "/signals?moment=2028-OWB, 2028",
        "/authorisations, 2026", "/authorisations?scope=XX, 2026", "/authorisations?scope=XX&moment=2028-OWB, 2028"
    })
    void page_skips_a_later_bill_without_entries_unless_it_is_requested(String path, String year) {
        assertThat(BOOK.browse("auditor").get(path).page().texts("option[selected], [aria-current=page]"))
                .contains(year);
    }

    @ParameterizedTest
    @CsvSource({
        "/balances?flow=ALL, Begrotingsjaar 2026",
        "/balances?flow=ALL&moment=2028-OWB, Begrotingsjaar 2028",
        "/balances/item?item=XX/37, uitgaven 2026",
        "/balances/item?item=XX/37&moment=2028-OWB, uitgaven 2028"
    })
    void balance_page_starts_at_the_year_of_the_last_bill_with_mutations(String path, String year) {
        assertThat(BOOK.browse("auditor").get(path).body()).contains(year);
    }

    @Test
    void report_of_a_book_without_mutations_shows_its_last_bill() {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            new LedgerFixture(book).moment("2026-OWB", "2025-09-16").chapter("XX");
            book.awaitProjections();

            assertThat(book.as("auditor").get("/v1/reports/policy-consequences").text("/title"))
                    .contains("2026");
        }
    }

    @Test
    void entry_form_starts_at_the_bill_still_open_or_else_at_the_last_with_a_stated_date() {
        try (ApplicationFixture book =
                ApplicationFixture.empty().with("mutatieboek.moment-people=1").start()) {
            LedgerFixture ledger =
                    new LedgerFixture(book).moment("2026-OWB", "2025-09-16").chapter("XX");
            ledger.embargoedMoment("2028-OWB", LocalDate.now().plusYears(1).toString());
            assertThat(yearsOfEntryForm(book)).containsExactly("2028", "2029", "2030", "2031", "2032");

            ledger.record(
                    LedgerFixture.APPROVER,
                    id -> new Command.CloseMoment(Moment.parse("2028-OWB"), new ChapterCode("XX")));

            assertThat(yearsOfEntryForm(book)).containsExactly("2026", "2027", "2028", "2029", "2030");
        }
    }

    private static Stream<String> yearsOfEntryForm(ApplicationFixture book) {
        book.awaitProjections();
        String form =
                book.browse("proposer").get("/mutations/new?kind=RE_ESTIMATE").body();
        return YEAR.matcher(form).results().map(year -> year.group(1));
    }

    @ParameterizedTest
    @CsvSource({"nl, nl, Budgettaire gevolgen", "en, en, Budgetary", "'', en, Budgetary"})
    void report_is_in_english_unless_dutch_is_requested(String requested, String language, String title) {
        var request = BOOK.as("auditor").request("/v1/reports/policy-consequences");
        var reply =
                BOOK.as("auditor").send(requested.isEmpty() ? request : request.header("Accept-Language", requested));

        assertThat(reply.header("Content-Language")).isEqualTo(language);
        assertThat(reply.text("/title")).startsWith(title);
    }

    @ParameterizedTest
    @CsvSource({"nl, Het bestand", "en, The file", "'', The file"})
    void file_flaw_is_in_english_unless_dutch_is_requested(String requested, String begins) {
        var request = BOOK.as("auditor")
                .request("/v1/reconciliations?format=balances")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        var reply = BOOK.as("auditor")
                .send(new MultipartForm("balances.csv", "moment,document,item,flow,year,amount_thousands\n")
                        .writeTo(requested.isEmpty() ? request : request.header("Accept-Language", requested)));

        assertThat(reply.body()).contains("\"reason\":\"" + begins);
    }
}
