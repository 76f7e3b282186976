package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static nl.mutatieboek.LedgerFixture.withMutationClass;
import static nl.mutatieboek.LedgerFixture.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tables of the bills of 2021: statement, main mutations and annual report of two articles. */
@Tag("main")
class BudgetStatementReportTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2021-OWB", "2020-09-15")
                .moment("2021-NVW-1", "2020-11-10")
                .moment("2021-VB", "2021-01-31")
                .moment("2021-ISB-1", "2021-02-15")
                .moment("2021-O1", "2021-05-31")
                .moment("2022-OWB", "2021-09-21")
                .moment("2021-O2", "2021-11-26")
                .moment("2021-SW", "2022-05-18")
                .chapter("XX")
                .item(2021, "XX/37", "Migratie")
                .item(2021, "XX/91", "Apparaat");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2021-OWB",
                all("XX/37", 100_000, 90_000, 5_000, all("XX/91", 10_000, 10_000, 0))));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2021-NVW-1", expenditure("XX/37", 2021, 1_000)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2021-ISB-1", all("XX/37", 7_000, 2_000, 0)));
        re(ledger, "Hogere instroom", "2021-O1", expenditure("XX/37", 2021, 9_000), expenditure("XX/37", 2022, 4_000));
        re(ledger, "Minder reizen", "2021-O1", expenditure("XX/37", 2021, -300));
        re(ledger, "Kleine raming", "2021-O1", expenditure("XX/91", 2021, -200));
        re(ledger, "Ontvangsten", "2021-O1", posting("XX/37", Flow.RECEIPTS, 2021, 3_000));
        re(ledger, "Lagere instroom", "2021-O2", all("XX/37", -2_000, -4_000, 0));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2021-SW", all("XX/37", 500, -700, 20)));
        BOOK.awaitProjections();
    }

    private static void re(LedgerFixture ledger, String title, String moment, Posting... postings) {
        ledger.book(withTitle(
                title, withMutationClass(MutationClass.POLICY, proposal(MutationKind.RE_ESTIMATE, moment, postings))));
    }

    private static Posting[] all(String item, long commitments, long expenditure, long receipts, Posting... more) {
        Posting[] postings = new Posting[more.length + 3];
        postings[0] = posting(item, Flow.COMMITMENTS, 2021, commitments);
        postings[1] = expenditure(item, 2021, expenditure);
        postings[2] = posting(item, Flow.RECEIPTS, 2021, receipts);
        System.arraycopy(more, 0, postings, 3, more.length);
        return postings;
    }

    private static String text(String report, String moment, Map<String, String> given) {
        return ReportTextFixture.text(BOOK, report, moment, given);
    }

    /** The rows of a report as CSV, without the names of table and item. */
    private static String rows(String report, String query) {
        String csv = BOOK.as("auditor")
                .send(BOOK.as("auditor")
                        .request("/v1/reports/" + report + "?" + query)
                        .header("Accept", "text/csv")
                        .header("Accept-Language", "nl"))
                .body();
        return csv.lines()
                .skip(1)
                .map(line -> line.replaceFirst("^[^,]*,[^,]*,[^,]*,", ""))
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }

    @Test
    void statement_of_the_budget_bill_has_commitments_expenditure_and_receipts() {
        assertThat(text("budget-statement", "2021-OWB", Map.of("chapter", "XX")))
                .isEqualTo("""
                    Begrotingsstaat, ontwerpbegroting 2021
                    (bedragen × € 1.000)
                    gepresenteerd t/m 2021-OWB; volledig tot en met volgnummer N

                    Chapter XX (XX)
                    Art.         Verplichtingen  Uitgaven  Ontvangsten
                    Totaal              110.000   100.000        5.000
                    37 Migratie         100.000    90.000        5.000
                    91 Apparaat          10.000    10.000            0
                    """);
    }

    @Test
    void statement_of_the_adopted_budget_shows_what_changed_the_bill() {
        assertThat(rows("budget-statement", "chapter=XX&moment=2021-VB")).isEqualTo("""
            Totaal,110000,100000,5000,,1000,,110000,101000,5000,
            37 Migratie,100000,90000,5000,,1000,,100000,91000,5000,
            91 Apparaat,10000,10000,0,,,,10000,10000,0,\
            """);
    }

    @Test
    void statement_of_an_incidental_supplementary_budget_starts_at_the_balance_before_it() {
        assertThat(rows("budget-statement", "chapter=XX&moment=2021-ISB-1")).startsWith("""
            Totaal,110000,101000,5000,7000,2000,0,117000,103000,5000,
            37 Migratie,100000,91000,5000,7000,2000,0,107000,93000,5000,\
            """);
    }

    @Test
    void statement_of_the_second_supplementary_budget_has_the_headings_of_its_model() {
        String text = text("budget-statement", "2021-O2", Map.of("chapter", "XX"));

        assertThat(text)
                .startsWith("Wijziging van de begrotingsstaat, tweede suppletoire begroting 2021 (Najaarsnota)");
        assertThat(BOOK.as("auditor")
                        .send(BOOK.as("auditor")
                                .request("/v1/reports/budget-statement?chapter=XX&moment=2021-O2")
                                .header("Accept-Language", "nl"))
                        .json()
                        .at("/tables/0/columns")
                        .valueStream()
                        .map(column -> column.path("group").asString() + " | "
                                + column.path("heading").asString())
                        .toList())
                .containsExactly(
                        "Vastgestelde begroting (incl. Suppletoire begrotingen, NvW en amendementen) (1) |"
                                + " Verplichtingen",
                        "Vastgestelde begroting (incl. Suppletoire begrotingen, NvW en amendementen) (1) | Uitgaven",
                        "Vastgestelde begroting (incl. Suppletoire begrotingen, NvW en amendementen) (1) | Ontvangsten",
                        "Mutaties 2e suppletoire begroting (2) | Verplichtingen",
                        "Mutaties 2e suppletoire begroting (2) | Uitgaven",
                        "Mutaties 2e suppletoire begroting (2) | Ontvangsten",
                        "Stand 2e suppletoire begroting (3) = (1) + (2) | Verplichtingen",
                        "Stand 2e suppletoire begroting (3) = (1) + (2) | Uitgaven",
                        "Stand 2e suppletoire begroting (3) = (1) + (2) | Ontvangsten");
    }

    @Test
    void statement_of_the_final_budget_act_knows_no_realisation_of_an_article_that_it_does_not_mention() {
        assertThat(rows("budget-statement", "chapter=XX&moment=2021-SW&year=2021"))
                .contains("37 Migratie,100000,91000,5000,7000,2000,0,,8700,3000,-2000,-4000,0,105000,97700,8000,"
                        + "105500,97000,8020,500,-700,20,")
                .contains("91 Apparaat,10000,10000,0,,,,,-200,,,,,10000,9800,0,,,,,,,")
                .contains("Totaal,110000,101000,5000,7000,2000,0,,8500,3000,-2000,-4000,0,115000,107500,8000,"
                        + "105500,97000,8020,500,-700,20,realisation-commitments: INCOMPLETE; realisation-expenditure:"
                        + " INCOMPLETE; realisation-receipts: INCOMPLETE");
    }

    @Test
    void main_mutations_of_the_first_supplementary_budget_close_with_the_others_as_one() {
        assertThat(rows("main-mutations", "chapter=XX&moment=2021-O1&flow=EXPENDITURE"))
                .isEqualTo("""
                    Vastgestelde begroting 2021,,101000,,,,,
                    Stand na 1e ISB,,103000,,,,,
                    Belangrijkste suppletoire mutaties,,,,,,,
                    1) Hogere instroom,37,9000,4000,,,,
                    2) Overige mutaties (2),,-500,,,,,
                    Stand 1e suppletoire begroting,,111500,4000,,,,y2022: INCOMPLETE\
                    """);
    }

    @Test
    void main_mutations_name_what_reaches_a_threshold() {
        assertThat(rows("main-mutations", "chapter=XX&moment=2021-O1&flow=EXPENDITURE&threshold=300"))
                .contains("1) Hogere instroom,37,9000,4000")
                .contains("2) Minder reizen,37,-300")
                .contains("3) Overige mutaties (1),,-200");
    }

    @Test
    void main_mutations_have_a_table_of_receipts_too() {
        assertThat(rows("main-mutations", "chapter=XX&moment=2021-O1")).contains("1) Ontvangsten,37,3000");
    }

    @Test
    void annual_report_compares_the_realisation_with_the_adopted_budget() {
        assertThat(rows("annual-report", "item=XX/37&moment=2021-SW")).isEqualTo("""
            37 Migratie,,,,,,,,
            Verplichtingen,,,,,105500,100000,5500,
            Uitgaven,,,,,97000,91000,6000,
            Ontvangsten,,,,,8020,5000,3020,\
            """);
    }
}
