package nl.mutatieboek.balance;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.platform.UnavailableException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The trees of a large book take longer than a request may wait. */
@Tag("application")
class BalanceTreeUpdateTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_WAITING = 4;

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().with("mutatieboek.moment-people=1");

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger builds = new AtomicInteger();

    /** Projections that do not give their postings before they are released. */
    private final class SlowReader implements ProjectionReader {
        private final ProjectionReader real = BOOK.bean(ProjectionReader.class);

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
            if (released.getCount() > 0) {
                builds.incrementAndGet();
            }
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return real.query(projection, question);
        }
    }

    @Test
    void first_build_goes_on_when_those_who_wait_give_up() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.moment("2026-OWB", "2025-09-16").chapter("XX").items(2025, "XX/37");
        ledger.book(proposal(MutationKind.OPENING, "2026-OWB", expenditure("XX/37", 2026, 100)));
        HeadSigner heads = BOOK.bean(HeadSigner.class);
        heads.awaitHead(BOOK.ledgerNumber()).orElseThrow();
        BalanceProofQueries proofs =
                new BalanceProofQueries(new SlowReader(), BOOK.bean(StructureQueries.class), heads, PATIENCE);

        List<CompletableFuture<Boolean>> asking = new ArrayList<>();
        for (int i = 0; i < 3 * MOST_WAITING; i++) {
            asking.add(CompletableFuture.supplyAsync(
                    () -> isRefusedAtOnce(proofs), task -> Thread.ofVirtual().start(task)));
        }
        List<Boolean> refusedAtOnce =
                asking.stream().map(CompletableFuture::join).toList();

        assertThat(refusedAtOnce).filteredOn(atOnce -> !atOnce).hasSize(MOST_WAITING);
        assertThat(builds).hasValue(1);
        released.countDown();
        assertThat(prove(proofs)).isPresent();
    }

    @Test
    void few_wait_for_a_question_that_takes_long() throws InterruptedException {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.chapter("XVII");
        HeadSigner heads = BOOK.bean(HeadSigner.class);
        heads.awaitHead(BOOK.ledgerNumber()).orElseThrow();
        PublicTreeUpdater trees = new PublicTreeUpdater(
                BOOK.bean(ProjectionReader.class), BOOK.bean(StructureQueries.class), heads, Duration.ofSeconds(30));
        assertThat(trees.askAtLatestHead(head -> Optional.of("built"))).isPresent();
        CountDownLatch requested = new CountDownLatch(1);
        Thread first = Thread.ofVirtual()
                .start(() -> trees.askAtLatestHead(head -> {
                    requested.countDown();
                    await(released);
                    return Optional.empty();
                }));
        await(requested);
        AtomicInteger answered = new AtomicInteger();
        CountDownLatch refused = new CountDownLatch(2);
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < MOST_WAITING + 2; i++) {
            others.add(Thread.ofVirtual().start(() -> {
                try {
                    trees.askAtLatestHead(head -> Optional.of(answered.incrementAndGet()));
                } catch (UnavailableException e) {
                    refused.countDown();
                }
            }));
        }

        assertThat(refused.await(10, TimeUnit.SECONDS))
                .as("two are refused at once")
                .isTrue();
        released.countDown();
        first.join();
        for (Thread other : others) {
            other.join();
        }
        assertThat(answered).hasValue(MOST_WAITING);
    }

    @Test
    void tree_is_not_available_after_a_moment_in_it_is_under_embargo_again() {
        LedgerFixture ledger = new LedgerFixture(BOOK);
        ledger.embargoedMoment("2026-O1", "2026-04-24").chapter("V");
        BOOK.awaitProjections();
        ProjectionReader projections = BOOK.bean(ProjectionReader.class);
        StructureSnapshot embargoed = new StructureQueries(projections).current();
        ledger.presentBill("2026-O1", "V", "2026-04-24");
        BOOK.awaitProjections();
        HeadSigner heads = BOOK.bean(HeadSigner.class);
        heads.awaitHead(BOOK.ledgerNumber()).orElseThrow();
        AtomicReference<StructureSnapshot> current = new AtomicReference<>(embargoed);
        // As after a revocation, before the next head is signed.
        StructureQueries structures = new StructureQueries(projections) {
            @Override
            public StructureSnapshot current() {
                return current.get();
            }
        };
        PublicTreeUpdater trees = new PublicTreeUpdater(projections, structures, heads, Duration.ofSeconds(30));

        assertNotNow(trees);
        current.set(new StructureQueries(projections).current());
        assertThat(trees.askAtLatestHead(head -> Optional.of("answered"))).isPresent();
        current.set(embargoed);
        assertNotNow(trees);
    }

    private static void assertNotNow(PublicTreeUpdater trees) {
        assertThatThrownBy(() -> trees.askAtLatestHead(head -> Optional.of("answered")))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        refused -> assertThat(refused.code()).isEqualTo("not-now"));
    }

    private static void await(CountDownLatch event) {
        try {
            assertThat(event.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A few wait; the others do not, so that other reads find a place. */
    private static boolean isRefusedAtOnce(BalanceProofQueries proofs) {
        long start = System.nanoTime();
        assertThat(prove(proofs)).isEmpty();
        return System.nanoTime() - start < PATIENCE.toNanos() / 2;
    }

    /** Empty if the proof is not available now. */
    private static Optional<String> prove(BalanceProofQueries proofs) {
        try {
            return proofs.prove(ItemPath.parse("XX"), Flow.EXPENDITURE, new BudgetYear(2026));
        } catch (UnavailableException e) {
            assertThat(e.code()).isEqualTo("not-now");
            return Optional.empty();
        }
    }
}
