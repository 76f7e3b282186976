package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import java.util.stream.IntStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tree of public balances after an update that failed, and after an earlier one. */
@Tag("application")
class PublicAccountTreeTest {
    /** More than are read at once. */
    private static final int ACCOUNTS = 250;

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    /** Projections that fail at one of the queries. */
    private static final class FailingReader implements ProjectionReader {
        private final ProjectionReader real = BOOK.bean(ProjectionReader.class);
        private int left;

        FailingReader(int queries) {
            left = queries;
        }

        @Override
        public long completeTo() {
            return real.completeTo();
        }

        @Override
        public boolean await(long ledgerNumber) {
            return real.await(ledgerNumber);
        }

        @Override
        public <P extends Projection, T> T query(Class<P> projection, Function<P, T> question) {
            if (left-- == 0) {
                throw new IllegalStateException("interrupted");
            }
            return real.query(projection, question);
        }
    }

    @Test
    void failed_update_leaves_nothing_that_became_public_for_a_moment() {
        LedgerFixture ledger = new LedgerFixture(BOOK)
                .moment("2026-OWB", "2025-09-16")
                .embargoedMoment("2026-O1", "2026-04-24")
                .chapter("XX")
                .items(
                        2025,
                        IntStream.range(0, ACCOUNTS).mapToObj(n -> "XX/" + n).toArray(String[]::new));
        ledger.book(proposal(
                MutationKind.RE_ESTIMATE,
                "2026-O1",
                IntStream.range(0, ACCOUNTS)
                        .mapToObj(n -> expenditure("XX/" + n, 2026, 1))
                        .toArray(Posting[]::new)));
        long hiddenTo = ledger.ledgerNumber();
        ledger.presentBill("2026-O1", "XX", "2026-04-24");
        long head = ledger.ledgerNumber();
        BOOK.awaitProjections();
        StructureSnapshot hidden = BOOK.bean(StructureQueries.class).awaitAt(hiddenTo);
        StructureSnapshot shown = BOOK.bean(StructureQueries.class).awaitAt(head);
        ProjectionReader projections = BOOK.bean(ProjectionReader.class);
        PublicAccountTree tree = new PublicAccountTree();
        tree.update(hiddenTo, hidden, projections);
        assertThat(tree.tree().size()).isZero();

        // The accounts, then two queries for each part of them.
        assertThatThrownBy(() -> tree.update(head, shown, new FailingReader(3))).hasMessage("interrupted");
        tree.update(head, hidden, projections);

        assertThat(tree.tree().size()).as("public accounts").isZero();
        tree.update(head + 1, shown, projections);
        assertThat(tree.tree().size()).isEqualTo(ACCOUNTS);
    }

    @Test
    void tree_of_an_earlier_number_than_the_last_is_built_anew() {
        try (ApplicationFixture book = ApplicationFixture.empty().start()) {
            LedgerFixture ledger = new LedgerFixture(book)
                    .moment("2026-OWB", "2025-09-16")
                    .chapter("XX")
                    .items(2025, "XX/37");
            ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 1)));
            long earlier = ledger.ledgerNumber();
            ledger.book(proposal(MutationKind.RE_ESTIMATE, "2026-OWB", expenditure("XX/37", 2026, 2)));
            book.awaitProjections();
            ProjectionReader projections = book.bean(ProjectionReader.class);
            StructureSnapshot then = book.bean(StructureQueries.class).awaitAt(earlier);
            PublicAccountTree fresh = new PublicAccountTree();
            fresh.update(earlier, then, projections);

            PublicAccountTree tree = new PublicAccountTree();
            tree.update(ledger.ledgerNumber(), then, projections);
            tree.update(earlier, then, projections);

            assertThat(tree.tree().root()).isEqualTo(fresh.tree().root());
        }
    }
}
