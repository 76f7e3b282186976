package nl.mutatieboek.ledger.projection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.mutatieboek.ledger.LedgerReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the projections follow from their checkpoint on, and writes one now and then and at the end; a small book needs none. */
public final class CheckpointScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointScheduler.class);

    private final InMemoryProjectionHost memory;
    private final CheckpointFile checkpoint;
    private final ProjectionFactory empty;
    private final LedgerReader entries;
    private final LedgerFollower follower;
    private final long every;
    private final Duration pause;
    private final CountDownLatch ending = new CountDownLatch(1);
    private @Nullable Thread keeper;
    private long kept;

    /**
     * A checkpoint is due after {@code every} entries.
     *
     * @param pause between two looks
     */
    public CheckpointScheduler(
            InMemoryProjectionHost memory,
            CheckpointFile checkpoint,
            ProjectionFactory empty,
            LedgerReader entries,
            long every,
            Duration pause) {
        this.memory = memory;
        this.checkpoint = checkpoint;
        this.empty = empty;
        this.entries = entries;
        this.follower = new LedgerFollower(
                memory,
                entries,
                () -> checkpoint
                        .restore(empty, entries)
                        .map(ProjectionRunner::new)
                        .orElseGet(() -> new ProjectionRunner(empty)));
        this.every = every;
        this.pause = pause;
    }

    /** From now on this is told, once and in a sentence, that an entry cannot be read, before which the projections stay. */
    public void onUnreadableEntry(Consumer<String> told) {
        follower.onUnreadableEntry(told);
    }

    /** Something was recorded. */
    public void wakeFollower() {
        follower.wake();
    }

    public void start() {
        checkpoint.restore(empty, entries).ifPresent(read -> {
            memory.resumeWith(read);
            kept = read.ledgerNumber();
        });
        follower.start();
        keeper = Thread.ofPlatform().daemon().name("checkpoint").start(this::keepNowAndThen);
    }

    public void stopAndSave() throws InterruptedException {
        follower.stopAndWait();
        ending.countDown();
        if (keeper != null) {
            keeper.join();
            keepIfDue();
        }
    }

    private void keepNowAndThen() {
        try {
            while (!ending.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                keepIfDue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepIfDue() {
        if (memory.completeTo() - kept >= every) {
            kept = memory.completeTo();
            try {
                checkpoint.save(memory, entries);
            } catch (OutOfMemoryError e) {
                LOG.error(
                        "Out of memory while the checkpoint was written; the next one is due after {} entries",
                        every,
                        e);
            }
        }
    }
}
