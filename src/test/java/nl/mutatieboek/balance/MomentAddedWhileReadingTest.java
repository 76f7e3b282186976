package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Entries are recorded between the resolution of a point and the read of its postings. */
@Tag("application")
class MomentAddedWhileReadingTest {
    private static final ItemPath ARTICLE = ItemPath.parse("XX/37");

    @RegisterExtension
    private final ApplicationFixture book = ApplicationFixture.empty();

    @Test
    void moment_registered_after_the_as_of_was_resolved_does_not_change_the_answer() {
        LedgerFixture ledger = new LedgerFixture(book);
        ledger.moment("2026-OWB", "2025-09-16")
                .moment("2026-O1", "2026-06-01")
                .chapter("XX")
                .items(2025, "XX/37");
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 1_000)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O1", expenditure("XX/37", 2026, 200)));
        book.awaitProjections();
        ResolvedAsOf before = book.bean(AsOfResolver.class).latest();
        List<RunningBalance> lines = read(before, PostingOrder.MOMENT);
        assertThat(describe(lines)).containsExactly("2026-OWB 1000", "2026-O1 1200");

        // One between the two that were there, and one behind the last.
        ledger.moment("2026-O2", "2026-11-28").moment("2026-NVW-1", "2025-11-28");
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-O2", expenditure("XX/37", 2026, 4)));
        ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-NVW-1", expenditure("XX/37", 2026, 30)));
        book.awaitProjections();

        for (PostingOrder order : PostingOrder.values()) {
            assertThat(read(before, order)).as(order.name()).isEqualTo(lines);
        }
        assertThat(describe(read(book.bean(AsOfResolver.class).latest(), PostingOrder.MOMENT)))
                .containsExactly("2026-OWB 1000", "2026-NVW-1 1030", "2026-O1 1230", "2026-O2 1234");
    }

    private static List<String> describe(List<RunningBalance> lines) {
        return lines.stream().map(line -> line.moment() + " " + line.balance()).toList();
    }

    private List<RunningBalance> read(ResolvedAsOf point, PostingOrder order) {
        return book.bean(PostingQueries.class).findWithRunningBalance(ARTICLE, null, null, point, order);
    }
}
