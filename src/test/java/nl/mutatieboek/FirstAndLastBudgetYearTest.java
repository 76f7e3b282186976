package nl.mutatieboek;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Validity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Reports and pages of a book with the first and the last budget years, which have no year before or after them. */
@Tag("application")
class FirstAndLastBudgetYearTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    /** The years 2195 to 2198 have documents that would otherwise reach beyond the last year. */
    static final List<Integer> YEARS = List.of(BudgetYear.FIRST, 1815, 2195, 2198, BudgetYear.LAST);

    @BeforeAll
    static void record() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.record(
                LedgerFixture.APPROVER,
                id -> new Command.OpenChapter(
                        new ChapterCode("XX"),
                        "Asiel en Migratie",
                        new Validity(new BudgetYear(BudgetYear.FIRST), null),
                        true));
        ledger.items(BudgetYear.FIRST, "XX/37", "XX/91");
        for (int year : YEARS) {
            ledger.moment(year + "-OWB", year + "-01-03")
                    .moment(year + "-VB", year + "-01-10")
                    .moment(year + "-O1", year + "-06-01")
                    .moment(year + "-O2", year + "-12-01");
            ledger.book(proposal(MutationKind.OPENING, year + "-OWB", 1, expenditure("XX/37", year, 5_000)));
            ledger.book(proposal(MutationKind.RE_ESTIMATE, year + "-O1", 1, expenditure("XX/37", year, 100)));
            ledger.book(proposal(MutationKind.RE_ESTIMATE, year + "-O2", 1, expenditure("XX/37", year, -10)));
            // The final budget of the last year would be of a day after it.
            if (year < BudgetYear.LAST) {
                ledger.moment(year + "-SW", year + 1 + "-05-15");
                ledger.book(proposal(MutationKind.RE_ESTIMATE, year + "-SW", 1, expenditure("XX/37", year, 1)));
            }
        }
        BOOK.awaitProjections();
    }

    @ParameterizedTest
    @FieldSource("YEARS")
    void every_report_answers(int year) {
        List<String> reports = BOOK.anonymous().get("/v1/openapi.json").json().at("/paths").propertyNames().stream()
                .filter(path -> path.startsWith("/reports/"))
                .flatMap(path -> Stream.of(
                        "/v1" + path + "?year=" + year,
                        "/v1" + path + "?moment=" + year + "-OWB",
                        "/v1" + path + "?moment=" + year + "-O2"))
                .toList();
        assertThat(reports).hasSizeGreaterThan(30);

        assertThat(reports)
                .allSatisfy(report -> {
                    HttpReply reply = BOOK.as("auditor").get(report);
                    assertThat(reply.status()).as(reply.body()).isIn(200, 400);
                })
                .filteredOn(report ->
                        BOOK.as("auditor").get(report).json().at("/tables").size() > 0)
                .hasSizeGreaterThan(5);
    }

    @Test
    void entry_page_shows_the_last_year() {
        HttpReply page = BOOK.browse("proposer").get("/mutations/new?kind=RE_ESTIMATE");

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains(">" + BudgetYear.LAST + "<").doesNotContain(">" + (BudgetYear.LAST + 1) + "<");
    }

    @ParameterizedTest
    @FieldSource("YEARS")
    void pages_of_the_chapter_and_its_extrapolations_answer(int year) {
        for (String path : List.of(
                "/chapters/XX?moment=" + year + "-O1",
                "/extrapolations?chapter=XX&moment=" + year + "-O1",
                "/signals?year=" + year,
                "/trail?item=XX/37&flow=EXPENDITURE&year=" + year,
                "/balances/item?item=XX/37&flow=EXPENDITURE&year=" + year)) {
            HttpReply page = BOOK.browse("auditor").get(path);
            assertThat(page.status()).as(path + page.body()).isIn(200, 400);
        }
    }
}
