package nl.mutatieboek.platform.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.mutatieboek.platform.UnavailableException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Admits one job at a time of those whose memory grows with a file or with the ledger: a comparison, a preview, an import, a rebuild, a
 * replay. A few others wait, as long as a reader waits for anything, and then get 503.
 */
@Component
public final class HeavyWorkLimiter {
    /** Each job that waits holds a place among the requests that are handled at once. */
    private static final int MOST_WAITING = 8;

    // Fair: nobody who comes again and again keeps another waiting.
    private final Semaphore slot = new Semaphore(1, true);
    private final Duration patience;

    public HeavyWorkLimiter(@Value("${mutatieboek.patience:5s}") Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits until no other job runs. {@link #releaseSlot} ends the job, in whichever thread.
     *
     * @throws UnavailableException if that takes too long, or too many wait already
     */
    public void awaitSlot() {
        if (slot.getQueueLength() >= MOST_WAITING || !acquiredInTime()) {
            throw new UnavailableException("other-work", 5);
        }
    }

    private boolean acquiredInTime() {
        try {
            return slot.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void releaseSlot() {
        slot.release();
    }

    /** Does a job once no other runs. */
    public <T> T awaitSlotAndRun(Supplier<T> job) {
        awaitSlot();
        try {
            return job.get();
        } finally {
            releaseSlot();
        }
    }
}
