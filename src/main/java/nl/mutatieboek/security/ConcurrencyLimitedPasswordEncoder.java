package nl.mutatieboek.security;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.mutatieboek.platform.http.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * A hash that takes much memory, made for only so many at once. Others wait a while for their turn, and only so many of them;
 * who gets none is told to come back.
 */
final class ConcurrencyLimitedPasswordEncoder implements PasswordEncoder {
    private final PasswordEncoder hash;
    private final Semaphore places;
    private final int mostWaiting;
    private final Duration patience;

    /** @param patience how long somebody waits for his turn */
    ConcurrencyLimitedPasswordEncoder(PasswordEncoder hash, int most, int mostWaiting, Duration patience) {
        this.hash = hash;
        this.places = new Semaphore(most, true);
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return inTurn(() -> String.valueOf(hash.encode(secret)));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
        return inTurn(() -> hash.matches(secret, encoded));
    }

    /** @throws ProblemException 503 where there is no turn soon */
    private <T> T inTurn(Supplier<T> work) {
        try {
            if (places.getQueueLength() >= mostWaiting
                    || !places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.temporarilyUnavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.temporarilyUnavailable();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
