package nl.mutatieboek.ledger.projection;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.mutatieboek.ledger.LedgerReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the projections from their checkpoint, and writes checkpoints periodically and at shutdown. */
public final class CheckpointScheduler {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointScheduler.class);

    /** At shutdown a smaller part of {@code every} is enough, so that the next start reads few entries. */
    private static final long PART_AT_SHUTDOWN = 10;

    private final InMemoryProjectionHost host;
    private final CheckpointFile checkpoint;
    private final ProjectionFactory projectionFactory;
    private final LedgerReader entries;
    private final LedgerFollower follower;
    private final long every;
    private final Duration pause;
    private final CountDownLatch ending = new CountDownLatch(1);
    private @Nullable Thread thread;
    private long savedNumber;

    /**
     * @param every number of entries after which a checkpoint is due
     * @param pause time between two checks
     */
    public CheckpointScheduler(
            InMemoryProjectionHost host,
            CheckpointFile checkpoint,
            ProjectionFactory projectionFactory,
            LedgerReader entries,
            long every,
            Duration pause) {
        this.host = host;
        this.checkpoint = checkpoint;
        this.projectionFactory = projectionFactory;
        this.entries = entries;
        this.follower = new LedgerFollower(
                host,
                entries,
                () -> checkpoint
                        .restore(projectionFactory, entries)
                        .map(ProjectionRunner::new)
                        .orElseGet(() -> new ProjectionRunner(projectionFactory)));
        this.every = every;
        this.pause = pause;
    }

    /**
     * Registers a listener that receives once a sentence about the entry at which projections stopped because it is
     * unreadable.
     */
    public void onUnreadableEntry(Consumer<String> listener) {
        follower.onUnreadableEntry(listener);
    }

    /** Wakes the follower after an append. */
    public void wakeFollower() {
        follower.wake();
    }

    public void start() {
        checkpoint.restore(projectionFactory, entries).ifPresent(restored -> {
            host.resumeWith(restored);
            savedNumber = restored.ledgerNumber();
        });
        follower.start();
        thread = Thread.ofPlatform().daemon().name("checkpoint").start(this::run);
    }

    public void stopAndSave() throws InterruptedException {
        follower.stopAndWait();
        ending.countDown();
        if (thread != null) {
            thread.join();
            saveIfDue(Math.max(1, every / PART_AT_SHUTDOWN));
        }
    }

    private void run() {
        try {
            while (!ending.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                saveIfDue(every);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void saveIfDue(long due) {
        if (host.completeTo() - savedNumber >= due) {
            savedNumber = host.completeTo();
            try {
                checkpoint.save(host, entries);
            } catch (OutOfMemoryError e) {
                LOG.error("Out of memory while writing the checkpoint; retrying after {} entries", every, e);
            }
        }
    }
}
