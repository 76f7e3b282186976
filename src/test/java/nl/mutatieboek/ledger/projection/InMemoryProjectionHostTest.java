package nl.mutatieboek.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import nl.mutatieboek.lab.largebook.InMemoryLedgerReader;
import nl.mutatieboek.lab.largebook.LargeLedgerGenerator;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.RawEntry;
import org.junit.jupiter.api.Test;

class InMemoryProjectionHostTest {
    private static final List<RawEntry> LEDGER = LargeLedgerGenerator.entries(37, 100);
    private static final long PATIENCE_SECONDS = 20;

    private static final Executor BESIDE = task -> Thread.ofPlatform().daemon().start(task);

    private final InMemoryLedgerReader entries = new InMemoryLedgerReader(LEDGER);
    private final InMemoryProjectionHost memory = new InMemoryProjectionHost(
            () -> List.of(new EntryNumberProjection()), entries, Duration.ofSeconds(PATIENCE_SECONDS));

    @Test
    void query_of_one_projection_does_not_wait_for_a_paused_snapshot() throws Exception {
        List<LedgerEntry> all = LEDGER.stream().map(entries::decode).toList();
        int part = all.size() / 2;
        all.subList(0, part).forEach(memory::project);
        long reached = memory.completeTo();
        CountDownLatch stands = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);

        CompletableFuture<Long> keeping = CompletableFuture.supplyAsync(
                () -> memory.querySnapshot(kept -> {
                    stands.countDown();
                    waitFor(goOn);
                    return kept.ledgerNumber();
                }),
                BESIDE);
        waitFor(stands);
        Thread following = Thread.ofPlatform()
                .daemon()
                .start(() -> all.subList(part, all.size()).forEach(memory::project));
        await().until(() -> Set.of(Thread.State.BLOCKED, Thread.State.WAITING).contains(following.getState()));
        CompletableFuture<Integer> requested = CompletableFuture.supplyAsync(
                () -> memory.<EntryNumberProjection, Integer>query(
                        EntryNumberProjection.class, diary -> diary.numbers.size()),
                BESIDE);

        assertThat(requested.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(reached);
        assertThat(memory.completeTo()).isEqualTo(reached);
        goOn.countDown();
        assertThat(keeping.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(reached);
        assertThat(memory.await(all.size())).isTrue();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(2 * PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
