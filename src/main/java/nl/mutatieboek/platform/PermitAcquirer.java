package nl.mutatieboek.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Acquires permits for bounded work. */
public final class PermitAcquirer {
    private PermitAcquirer() {}

    /** Waits for a permit; returns false after the timeout, or if the thread is interrupted. */
    public static boolean awaitPermit(Semaphore permits, Duration timeout) {
        try {
            return permits.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
