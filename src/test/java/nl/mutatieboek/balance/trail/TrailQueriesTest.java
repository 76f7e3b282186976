package nl.mutatieboek.balance.trail;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.balance.trail.TrailEntry.MutationDetails;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.ledger.RecordedActor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trail queries with the projections of the application. */
@Tag("application")
class TrailQueriesTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    private static MutationId transfer;
    private static MutationId mistake;
    private static MutationId reversal;

    @BeforeAll
    static void write() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX").chapter("XVII").items(2025, "XX/37", "XX/37/2", "XX/371");
        ledger.book(proposal(
                MutationKind.OPENING, "2026-OWB", expenditure("XX/37/2", 2026, 100), expenditure("XX/371", 2026, 7)));
        transfer = ledger.book(proposal(
                MutationKind.TRANSFER, "2026-OWB", expenditure("XVII/~", 2026, -10), expenditure("XX/37/~", 2026, 10)));
        mistake = ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37/2", 2027, 5)));
        reversal = ledger.reverse(mistake);
        ledger.propose(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 1_000)));
        BOOK.awaitProjections();
    }

    @Test
    void trail_lists_each_posting_at_or_below_the_item_once_with_its_running_balance() {
        assertThat(lines("XX/37", null, null))
                .containsExactly(
                        "XX/37/2 2026 100 -> 100",
                        "XX/37/~ 2026 10 -> 110",
                        "XX/37/2 2027 5 -> 5",
                        "XX/37/2 2027 -5 -> 0");
    }

    @Test
    void trail_excludes_an_item_whose_code_has_the_same_prefix() {
        assertThat(lines("XX/371", null, null)).containsExactly("XX/371 2026 7 -> 7");
    }

    @Test
    void trail_can_be_limited_to_one_flow_and_year() {
        assertThat(lines("XX/37", Flow.EXPENDITURE, new BudgetYear(2027))).hasSize(2);
        assertThat(lines("XX/37", Flow.RECEIPTS, null)).isEmpty();
    }

    @Test
    void trail_entry_has_its_mutation_actors_source_and_basis() {
        MutationDetails details =
                page("XVII", null, null, PostingPosition.START, 10).getFirst().mutation();
        assertThat(details.id()).isEqualTo(transfer);
        assertThat(details.number()).isEqualTo("XX-2026-0002");
        assertThat(details.proposed().by()).isEqualTo(new RecordedActor("proposer", ""));
        assertThat(details.approved().by()).isEqualTo(new RecordedActor("approver", ""));
        assertThat(details.confirmed())
                .extracting(c -> c.chapter() + " " + c.signature().by().subject())
                .containsExactly("XVII counterpart");
        assertThat(details.source().document()).isEqualTo("36800-XX-2");
        assertThat(details.basis()).isEqualTo(Basis.READ);
    }

    @Test
    void trail_entry_of_a_reversed_mutation_names_its_reversal() {
        List<TrailEntry> entries = page("XX/37", null, new BudgetYear(2027), PostingPosition.START, 10);
        assertThat(entries.getFirst().mutation().reversedBy()).isEqualTo(reversal);
        assertThat(entries.getFirst().mutation().id()).isEqualTo(mistake);
    }

    @Test
    void trail_pages_of_one_entry_give_the_same_balances_as_a_single_page() {
        List<TrailEntry> all = page("XX", null, null, PostingPosition.START, 100);
        List<TrailEntry> oneByOne = new ArrayList<>();
        PostingPosition after = PostingPosition.START;
        for (List<TrailEntry> page = page("XX", null, null, after, 1);
                !page.isEmpty();
                page = page("XX", null, null, after, 1)) {
            oneByOne.addAll(page);
            after = page.getLast().runningBalance().position();
        }
        assertThat(oneByOne).isEqualTo(all).hasSize(5);
        assertThat(all.getLast().runningBalance().balance()).isEqualTo(Thousands.ZERO);
    }

    private static List<String> lines(String item, Flow flow, BudgetYear year) {
        return page(item, flow, year, PostingPosition.START, 100).stream()
                .map(entry ->
                        entry.posting().item() + " " + entry.runningBalance().year() + " "
                                + entry.runningBalance().thousands() + " -> "
                                + entry.runningBalance().balance())
                .toList();
    }

    private static List<TrailEntry> page(String item, Flow flow, BudgetYear year, PostingPosition after, int limit) {
        TrailQueries.TrailCriteria question = new TrailQueries.TrailCriteria(
                ItemPath.parse(item), flow, year, BOOK.bean(AsOfResolver.class).latest(), PostingOrder.KNOWN_AT);
        return BOOK.bean(TrailQueries.class).findPage(question, after, limit);
    }
}
