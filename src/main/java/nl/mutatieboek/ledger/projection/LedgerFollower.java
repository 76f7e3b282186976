package nl.mutatieboek.ledger.projection;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.UnreadableEntryException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds durable entries to the projections, on a thread of its own. Failed reads are retried, also after memory ran
 * out. Projections that were interrupted within an entry by lack of memory are replaced by new ones, which replay from
 * the checkpoint. Projections that cannot read an entry stop before it.
 */
final class LedgerFollower {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFollower.class);
    private static final int BATCH = 500;

    /** Appends of another process do not wake this thread, so it polls. */
    private static final long POLL_MILLIS = 50;

    private static final long MIN_RETRY_MILLIS = 100;
    private static final long MAX_RETRY_MILLIS = 10_000;

    private final InMemoryProjectionHost host;
    private final LedgerReader entries;
    private final Supplier<ProjectionRunner> restore;
    private final Semaphore recorded = new Semaphore(0);
    private volatile Consumer<String> onUnreadableEntry = sentence -> {};
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean unreadableReported;
    private @Nullable Thread thread;

    /** @param restore creates projections from the checkpoint, or new ones without it */
    LedgerFollower(InMemoryProjectionHost host, LedgerReader entries, Supplier<ProjectionRunner> restore) {
        this.host = host;
        this.entries = entries;
        this.restore = restore;
    }

    void start() {
        thread = Thread.ofPlatform().daemon().name("projections").start(this::follow);
    }

    /** Stops the thread and waits for its end. */
    void stopAndWait() throws InterruptedException {
        ended.countDown();
        wake();
        if (thread != null) {
            thread.join();
        }
    }

    /**
     * Registers a listener that receives once a sentence about the entry at which projections stopped because it is
     * unreadable.
     */
    void onUnreadableEntry(Consumer<String> listener) {
        onUnreadableEntry = listener;
    }

    /** Wakes the thread after an append. */
    void wake() {
        recorded.release();
    }

    private void follow() {
        long pause = MIN_RETRY_MILLIS;
        while (!isEnding()) {
            try {
                if (host.isReplaceable()) {
                    LOG.warn("Projections were interrupted within an entry; rebuilding them from the checkpoint");
                    host.replaceWith(restore.get(), () -> {});
                    LOG.info("Projections rebuilt up to ledger number {}", host.completeTo());
                } else if (host.failureMessage() != null || projectBatch() == 0) {
                    if (recorded.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                        recorded.drainPermits();
                    }
                }
                pause = MIN_RETRY_MILLIS;
            } catch (InterruptedException e) {
                return;
            } catch (UnreadableEntryException e) {
                reportUnreadable(e);
            } catch (Throwable e) {
                logAndPause(e, pause);
                pause = Math.min(2 * pause, MAX_RETRY_MILLIS);
            }
        }
    }

    /** Reports the unreadable entry once, then waits. */
    private void reportUnreadable(UnreadableEntryException exception) {
        try {
            if (!unreadableReported) {
                onUnreadableEntry.accept(exception.operatorMessage());
                unreadableReported = true;
            }
            awaitEnd(MAX_RETRY_MILLIS);
        } catch (InterruptedException e) {
            ended.countDown();
        }
    }

    private boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    private boolean isEnding() {
        return ended.getCount() == 0;
    }

    private int projectBatch() {
        List<RawEntry> batch = entries.readRawAfter(host.lastReceived(), BATCH);
        for (RawEntry entry : batch) {
            if (isEnding()) {
                return 0;
            }
            host.project(entries.decode(entry));
        }
        return batch.size();
    }

    private void logAndPause(Throwable failure, long pause) {
        try {
            LOG.error("Projections stopped at ledger number {}; retrying", host.completeTo(), failure);
            awaitEnd(pause);
        } catch (Throwable e) {
            // No memory for logging.
        }
    }
}
