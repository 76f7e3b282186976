package nl.mutatieboek.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.LedgerProperties;
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

    public HeavyWorkLimiter(LedgerProperties settings) {
        this.patience = settings.patience();
    }

    /**
     * Waits until no other job runs. {@link #releaseSlot} ends the job, from any thread.
     *
     * @throws UnavailableException if that takes too long, or too many wait already
     */
    public void awaitSlot() {
        if (slot.getQueueLength() >= MOST_WAITING || !PermitAcquirer.awaitPermit(slot, patience)) {
            throw new UnavailableException("other-work", 5);
        }
    }

    public void releaseSlot() {
        slot.release();
    }

    /** Runs a job as soon as no other runs. */
    public <T> T awaitSlotAndRun(Supplier<T> job) {
        awaitSlot();
        try {
            return job.get();
        } finally {
            releaseSlot();
        }
    }
}
