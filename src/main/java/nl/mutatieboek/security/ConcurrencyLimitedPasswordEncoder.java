package nl.mutatieboek.security;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import nl.mutatieboek.platform.PermitAcquirer;
import nl.mutatieboek.platform.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Password encoder that limits concurrent computations of a memory-intensive hash. Callers wait for a bounded time in a
 * bounded queue; others are rejected with 503.
 */
final class ConcurrencyLimitedPasswordEncoder implements PasswordEncoder {
    private final PasswordEncoder encoder;
    private final Semaphore permits;
    private final int maxWaiting;
    private final Duration timeout;

    /** Creates a limited encoder; {@code timeout} is how long a caller waits. */
    ConcurrencyLimitedPasswordEncoder(PasswordEncoder encoder, int maxConcurrent, int maxWaiting, Duration timeout) {
        this.encoder = encoder;
        this.permits = new Semaphore(maxConcurrent, true);
        this.maxWaiting = maxWaiting;
        this.timeout = timeout;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return withPermit(() -> String.valueOf(encoder.encode(secret)));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
        return withPermit(() -> encoder.matches(secret, encoded));
    }

    /**
     * Runs the work when a permit is free.
     *
     * @throws UnavailableException if no permit is free in time
     */
    private <T> T withPermit(Supplier<T> work) {
        if (permits.getQueueLength() >= maxWaiting || !PermitAcquirer.awaitPermit(permits, timeout)) {
            throw UnavailableException.notNow();
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
