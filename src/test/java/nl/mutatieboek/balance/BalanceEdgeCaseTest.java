package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
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

/** Balances at edge cases and former defects. */
@Tag("application")
class BalanceEdgeCaseTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2025-OWB", "2024-09-17")
                .moment("2025-O1", "2025-04-25")
                .chapter("XX")
                .chapter("ZZ")
                .items(2025, "XX/37", "XX/91", "XX/5", "XX/12", "XX/15", "XX/16a", "XX/5a", "XX/9", "XX/10", "XX/1a");
        MutationId opening = ledger.book(proposal(MutationKind.OPENING, "2025-OWB", expenditure("XX/91", 2025, 40)));
        ledger.reverse(opening, Moment.parse("2025-O1"));
        ledger.book(proposal(
                MutationKind.RE_ESTIMATE,
                "2025-O1",
                1_000,
                expenditure("XX/37", 2025, -224_000),
                expenditure("XX/37/~", 2025, 0),
                expenditure("XX/12", 2025, 160_000)));
        ledger.book(proposal(
                MutationKind.REALLOCATION,
                "2025-O1",
                1_000,
                expenditure("XX/37", 2025, -1_000),
                expenditure("XX/15", 2025, 1_000)));
        for (String article : List.of("XX/5", "XX/12", "XX/15", "XX/16a", "XX/5a", "XX/9", "XX/10", "XX/1a")) {
            ledger.book(proposal(MutationKind.RE_ESTIMATE, "2025-O1", expenditure(article, 2026, 1)));
        }
        ledger.publishedBalance("XX", Flow.EXPENDITURE, 2025, "2025-O1", -64_000, 1_000);
        ledger.publishedBalance("XX/37/~", Flow.EXPENDITURE, 2025, "2025-O1", 7, 1);
        BOOK.awaitProjections();
    }

    @Test
    void opening_reversed_in_a_later_moment_does_not_make_a_balance_complete() {
        assertThat(row("XX/91", 2025).complete()).isFalse();
    }

    @Test
    void law_10_rounding_margins_add_up_and_internal_moves_have_none() {
        assertThat(row("XX", 2025).check().margin())
                .as("published ±500, two estimates ±500 each, the reallocation nothing")
                .isEqualTo(new Thousands(1_500));
    }

    @Test
    void published_balance_of_an_unassigned_rest_is_not_one_of_the_whole_item() {
        assertThat(row("XX/37", 2025).check()).isNull();
        assertThat(row("XX/37/~", 2025).check().published()).isEqualTo(new Thousands(7));
    }

    @Test
    void children_are_listed_once_with_numbers_before_words() {
        assertThat(BOOK.bean(BalanceQueries.class)
                        .find(
                                new BalanceCriteria(ItemPath.parse("XX"), Flow.EXPENDITURE, new BudgetYear(2026), 1),
                                BOOK.bean(AsOfResolver.class).latest()))
                .filteredOn(Balance::known)
                .extracting(balance -> balance.item().toString())
                .containsExactly("XX", "XX/5", "XX/9", "XX/10", "XX/12", "XX/15", "XX/16a", "XX/1a", "XX/5a");
    }

    private static Balance row(String item, int year) {
        List<Balance> rows = BOOK.bean(BalanceQueries.class)
                .find(
                        new BalanceCriteria(ItemPath.parse(item), Flow.EXPENDITURE, new BudgetYear(year), 0),
                        BOOK.bean(AsOfResolver.class).latest());
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}
