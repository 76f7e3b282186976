package nl.mutatieboek.report;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Policy articles, non-policy articles, balances of funds and guarantees in the tables of bills. */
@Tag("application")
class StatementCategoryTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    /** A chapter with the articles of a budget fund. */
    @RegisterExtension
    static final ApplicationFixture FUND = ApplicationFixture.empty();

    private static long beforeCategories;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = ledger(BOOK, "XX/37", "XX/91", "XX/92");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2026-OWB",
                all(lines("XX/37", 1_000, 100), lines("XX/91", 200, 20), lines("XX/92", 30, 3))));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, 50)));
        beforeCategories = ledger.ledgerNumber();
        category(BOOK, "XX/37", "POLICY");
        category(BOOK, "XX/91", "NON_POLICY");
        BOOK.awaitProjections();
        writeFund();
    }

    private static void writeFund() {
        LedgerFixture ledger = ledger(FUND, "XX/1", "XX/5", "XX/6", "XX/8");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2026-OWB",
                all(lines("XX/1", 900, 0), lines("XX/5", 200, 0), lines("XX/6", 0, 1_000), lines("XX/8", 0, 300))));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/1", 2026, 250)));
        category(FUND, "XX/1", "POLICY");
        category(FUND, "XX/5", "NON_POLICY");
        category(FUND, "XX/6", "FEEDING");
        category(FUND, "XX/8", "OPENING_BALANCE");
        FUND.awaitProjections();
    }

    private static LedgerFixture ledger(ApplicationFixture book, String... articles) {
        return new LedgerFixture(book)
                .moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-04-24")
                .chapter("XX")
                .items(2025, articles);
    }

    private static List<Posting> lines(String article, long spent, long received) {
        return List.of(
                posting(article, Flow.COMMITMENTS, 2026, spent),
                expenditure(article, 2026, spent),
                posting(article, Flow.RECEIPTS, 2026, received));
    }

    @SafeVarargs
    private static Posting[] all(List<Posting>... articles) {
        List<Posting> all = new ArrayList<>();
        for (List<Posting> article : articles) {
            all.addAll(article);
        }
        return all.toArray(Posting[]::new);
    }

    private static void category(ApplicationFixture book, String article, String category) {
        HttpReply reply = book.as("approver").post("/v1/chapters/XX/items/marks", """
            {"item": "%s", "validFrom": 2026, "validUntil": 2026, "source": {"document": "wetsvoorstel"},
             "category": "%s"}\
            """.formatted(article, category));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.text("/defaultMarks/0/category")).isEqualTo(category);
    }

    private static List<String> lines(ApplicationFixture book, String moment) {
        return ReportTextFixture.text(book, "budget-statement", moment, Map.of("chapter", "XX"))
                .lines()
                .map(line -> line.strip().replaceAll(" \\[[0-9,]+]", "").replaceAll(" {2,}", " | "))
                .toList();
    }

    @Test
    void statement_groups_articles_by_their_stated_category_with_subtotals() {
        assertThat(lines(BOOK, "2026-OWB"))
                .containsSubsequence(
                        "Totaal | 1.230 | 1.230 | 123",
                        "Beleidsartikelen | 1.000 | 1.000 | 100",
                        "37 Item XX/37 | 1.000 | 1.000 | 100",
                        "Niet-beleidsartikelen | 200 | 200 | 20",
                        "91 Item XX/91 | 200 | 200 | 20",
                        "Niet vermeld of het beleidsartikelen zijn | 30 | 30 | 3",
                        "92 Item XX/92 | 30 | 30 | 3");
    }

    @Test
    void category_holds_for_its_years_and_from_the_entry_that_recorded_it() {
        assertThat(BOOK.as("auditor")
                        .get("/v1/reports/budget-statement?chapter=XX&knownAt=" + beforeCategories)
                        .body())
                .doesNotContain("olicy articles");
        assertThat(BOOK.as("auditor")
                        .get("/v1/reports/budget-statement?chapter=XX")
                        .body())
                .contains("Policy articles", "Non-policy articles");
    }

    @Test
    void statement_of_a_fund_has_its_balances_and_closes() {
        assertThat(lines(FUND, "2026-OWB"))
                .containsSubsequence(
                        "Beleidsartikelen | 900 | 900 | 0",
                        "Niet-beleidsartikelen | 200 | 200 | 0",
                        "Voedingsartikel | 0 | 0 | 1.000",
                        "Subtotaal | 1.100 | 1.100 | 1.000",
                        "8 Item XX/8 | 0 | 0 | 300",
                        "Subtotaal | 1.100 | 1.100 | 1.300",
                        "Na-/voordelig eindsaldo (cumulatief) huidig jaar | 200",
                        "Totaal | 1.100 | 1.300 | 1.300");
    }

    @Test
    void change_of_a_fund_moves_its_final_balance_to_the_other_side() {
        List<String> lines = lines(FUND, "2026-O1");

        assertThat(lines)
                .anyMatch(
                        line -> line.startsWith("Na-/voordelig eindsaldo") && line.endsWith("| 200 | ‒ 200 | 50 | 50"))
                .anyMatch(line -> line.startsWith("Totaal | 1.100 | 1.300 | 1.300") && line.endsWith("1.350 | 1.350"));
    }

    @Test
    void statement_marks_and_links_its_rows_in_the_api() {
        assertThat(FUND.as("auditor")
                        .get("/v1/reports/budget-statement?chapter=XX")
                        .body())
                .contains("Final balance of this year (cumulative)", "\"SUBTOTAL\"");
    }

    @Test
    void category_is_of_an_article_only() {
        HttpReply reply = BOOK.as("approver").post("/v1/chapters/XX/items/marks", """
            {"item": "XX/37/2", "validFrom": 2026, "source": {"document": "d"}, "category": "POLICY"}\
            """);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("/category");
    }

    @Test
    void page_of_an_article_records_its_category() {
        HttpReply page = BOOK.browse("approver")
                .fillAndSubmitTo(
                        "/chapters/XX/items?item=XX/92",
                        "/chapters/XX/items/marks",
                        "key",
                        "b0c5cf21-53a3-4ba4-a8a3-8f5d1d3c0a01",
                        "item",
                        "XX/92",
                        "validFrom",
                        "2030",
                        "category",
                        "NON_POLICY",
                        "source/document",
                        "wetsvoorstel");

        assertThat(page.page().text()).contains("Soort artikel", "niet-beleidsartikel");
    }
}
