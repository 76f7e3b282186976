package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.posting;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Balance queries with the projections and database of the application. */
@Tag("application")
class BalanceQueriesTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2025-OWB", "2024-09-17")
                .moment("2025-O1", "2025-04-25")
                .moment("2026-OWB", "2025-09-16")
                .moment("2025-O2", "2025-11-28")
                .chapter("XX")
                .chapter("XVII")
                .items(2025, "XX/37", "XX/37/2", "XX/37/2/coa", "XX/37/3", "XX/91", "XX/92", "XX/92/earmark");
        ledger.book(proposal(
                MutationKind.OPENING,
                "2025-OWB",
                expenditure("XX/37/2/coa", 2025, 700),
                expenditure("XX/37/2/~", 2025, 200),
                expenditure("XX/37/3", 2025, 0),
                posting("XX/37", Flow.COMMITMENTS, 2025, 950)));
        ledger.book(proposal(MutationKind.RESERVATION, "2025-O1", 1_000, expenditure("XX/92/earmark", 2026, 115_000)));
        ledger.book(proposal(
                MutationKind.RESERVE_ALLOCATION,
                "2026-OWB",
                expenditure("XX/92/earmark", 2026, -15_000),
                expenditure("XX/37~91", 2026, 15_000)));
        ledger.book(proposal(
                MutationKind.TRANSFER, "2026-OWB", expenditure("XVII/~", 2026, -10), expenditure("XX/37", 2026, 10)));
        MutationId mistake =
                ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", 100, expenditure("XX/37", 2026, -300)));
        ledger.reverse(mistake);
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2025-O2", 10, expenditure("XX/37", 2025, -50)));
        ledger.propose(proposal(
                MutationKind.RESERVE_ALLOCATION,
                "2026-OWB",
                expenditure("XX/92/earmark", 2026, -5_000),
                expenditure("XX/91", 2026, 5_000)));
        ledger.reject(ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/91", 2026, 77))));
        ledger.publishedBalance("XX", Flow.EXPENDITURE, 2026, "2026-OWB", 120_000, 1_000);
        BOOK.awaitProjections();
    }

    @Test
    void parent_balance_is_the_sum_of_its_children_including_an_unassigned_rest() {
        assertThat(row("XX/37", Flow.EXPENDITURE, 2025).thousands()).isEqualTo(new Thousands(850));
        assertThat(items("XX/37", Flow.EXPENDITURE, 2025, 2))
                .containsExactly(
                        "XX/37=850", "XX/37/2=900", "XX/37/2/coa=700", "XX/37/2/~=200", "XX/37/3=0", "XX/37/~=-50");
    }

    @Test
    void item_shared_by_two_articles_is_listed_directly_below_the_chapter() {
        assertThat(items("XX", Flow.EXPENDITURE, 2026, 1))
                .containsExactly("XX=115010", "XX/37=10", "XX/91=null", "XX/92=100000", "XX/37~91=15000");
    }

    @Test
    void unknown_article_has_a_row_when_one_flow_and_year_are_requested() {
        assertThat(items("XX", Flow.RECEIPTS, 2026, 2))
                .containsExactly("XX=null", "XX/37=null", "XX/91=null", "XX/92=null");
        assertThat(items("XX", Flow.RECEIPTS, 2024, 1))
                .as("in a year in which no article exists")
                .containsExactly("XX=null");
    }

    @Test
    void unknown_balance_is_distinct_from_zero() {
        assertThat(row("XX/37/3", Flow.EXPENDITURE, 2025).thousands()).isEqualTo(Thousands.ZERO);
        assertThat(row("XX/37/2", Flow.COMMITMENTS, 2025).known()).isFalse();
        assertThat(row("XX/37", Flow.RECEIPTS, 2025).thousands()).isNull();
    }

    @Test
    void pending_amount_is_shown_beside_booked_until_the_mutation_ends() {
        Balance reserve = row("XX/92/earmark", Flow.EXPENDITURE, 2026);
        assertThat(reserve.thousands()).isEqualTo(new Thousands(100_000));
        assertThat(reserve.pending()).isEqualTo(new Thousands(-5_000));
        Balance article = row("XX/91", Flow.EXPENDITURE, 2026);
        assertThat(article.known()).isFalse();
        assertThat(article.pending())
                .as("the rejected 77 is gone, the pending draw is not")
                .isEqualTo(new Thousands(5_000));
    }

    @Test
    void article_of_the_first_bill_without_opening_is_incomplete_with_its_chapter() {
        assertThat(row("XX/37", Flow.EXPENDITURE, 2025).complete()).isTrue();
        assertThat(row("XX/92", Flow.EXPENDITURE, 2026).complete()).isFalse();
        assertThat(row("XX", Flow.EXPENDITURE, 2025).complete()).isFalse();
        assertThat(row("XX/92/earmark", Flow.EXPENDITURE, 2026).complete())
                .as("below the article: it has nothing that could have been opened")
                .isTrue();
        assertThat(row("XVII", Flow.EXPENDITURE, 2026).complete())
                .as("a chapter of which no article is known")
                .isFalse();
    }

    @Test
    void balance_states_the_last_moment_that_it_includes() {
        assertThat(row("XX/37", Flow.EXPENDITURE, 2025).readUpTo()).isEqualTo(Moment.parse("2025-O2"));
        assertThat(row("XX/37", Flow.COMMITMENTS, 2025).readUpTo()).isEqualTo(Moment.parse("2025-OWB"));
    }

    @Test
    void law_10_published_balance_is_only_compared_and_never_counted() {
        Balance.BalanceCheck check = row("XX", Flow.EXPENDITURE, 2026).check();
        assertThat(check.published()).isEqualTo(new Thousands(120_000));
        assertThat(check.unread()).isEqualTo(new Thousands(120_000 - 115_010));
        assertThat(check.margin())
                .as("published ±500 and the reservation ±500; the estimate and its reversal together nothing")
                .isEqualTo(new Thousands(1_000));
        assertThat(row("XX/37", Flow.EXPENDITURE, 2026).check()).isNull();
    }

    @Test
    void balances_without_an_item_list_every_chapter() {
        assertThat(queries()
                        .find(
                                new BalanceCriteria(null, Flow.EXPENDITURE, new BudgetYear(2026), 0),
                                BOOK.bean(AsOfResolver.class).latest()))
                .extracting(row -> row.item() + "=" + row.thousands())
                .containsExactly("XVII=-10", "XX=115010");
    }

    @Test
    void unassigned_rest_of_an_item_can_be_queried_like_any_item() {
        assertThat(row("XX/37/~", Flow.EXPENDITURE, 2025).thousands()).isEqualTo(new Thousands(-50));
        assertThat(row("XVII/~", Flow.EXPENDITURE, 2026).thousands()).isEqualTo(new Thousands(-10));
    }

    private static Balance row(String item, Flow flow, int year) {
        List<Balance> rows = queries()
                .find(
                        new BalanceCriteria(ItemPath.parse(item), flow, new BudgetYear(year), 0),
                        BOOK.bean(AsOfResolver.class).latest());
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private static List<String> items(String item, Flow flow, int year, int depth) {
        return queries()
                .find(
                        new BalanceCriteria(ItemPath.parse(item), flow, new BudgetYear(year), depth),
                        BOOK.bean(AsOfResolver.class).latest())
                .stream()
                .map(row -> row.item() + "=" + row.thousands())
                .toList();
    }

    private static BalanceQueries queries() {
        return BOOK.bean(BalanceQueries.class);
    }
}
