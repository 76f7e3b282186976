package nl.mutatieboek.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.LedgerProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Admits one job at a time of those whose memory grows with a file or with the ledger: comparisons, previews, imports,
 * rebuilds, replays. A few others wait, up to the limit of a reader, and then get 503.
 */
@Component
public final class HeavyWorkLimiter {
    /** Each waiting job holds one of the permits for concurrent requests. */
    private static final int MOST_WAITING = 8;

    // Fair, so that repeated requests of one client do not starve another.
    private final Semaphore slot = new Semaphore(1, true);
    private final Duration patience;
    private final ThreadFactory threads;

    @Autowired
    public HeavyWorkLimiter(LedgerProperties settings) {
        this(settings.patience(), Thread.ofPlatform().daemon().factory());
    }

    /** @param threads makes the thread of each job in the background */
    public HeavyWorkLimiter(Duration patience, ThreadFactory threads) {
        this.patience = patience;
        this.threads = threads;
    }

    /**
     * Waits until no other job runs.
     *
     * @throws UnavailableException if that takes too long, or too many wait already
     */
    public Slot awaitSlot() {
        if (slot.getQueueLength() >= MOST_WAITING || !PermitAcquirer.awaitPermit(slot, patience)) {
            throw new UnavailableException("other-work", 5);
        }
        return new Slot();
    }

    /** Runs a job as soon as no other runs. */
    public <T> T awaitSlotAndRun(Supplier<T> job) {
        awaitSlot();
        try {
            return job.get();
        } finally {
            slot.release();
        }
    }

    /** The right to run, for one job. To close it lets the next job run, unless this one continues in the background. */
    public final class Slot implements AutoCloseable {
        private boolean inBackground;

        private Slot() {}

        /** Continues the job on a thread of its own; the slot is free when that thread ends. */
        public void continueInBackground(String threadName, Runnable job) {
            Thread thread = threads.newThread(() -> {
                try {
                    job.run();
                } finally {
                    slot.release();
                }
            });
            thread.setName(threadName);
            thread.start();
            inBackground = true;
        }

        @Override
        public void close() {
            if (!inBackground) {
                slot.release();
            }
        }
    }
}
