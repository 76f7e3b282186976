package nl.mutatieboek.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.platform.PermitAcquirer;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.security.LoginProperties.Guesses;
import org.springframework.security.core.AuthenticationException;

/**
 * Counts failed login attempts per name and per address, and rejects further attempts after too many, for a while. A
 * network of IPv6 counts as one address. Unknown names are counted too. Attempts for one name run one at a time, and
 * those from one address only as many at once as may still fail, so that concurrency gives no extra attempts.
 */
final class LoginAttemptLimiter {
    private static final int MAX_COUNTED = 100_000;
    private static final int STRIPES = 64;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Guesses limits;

    private final Semaphore[] stripes =
            Stream.generate(() -> new Semaphore(1)).limit(STRIPES).toArray(Semaphore[]::new);
    /** Failed attempts per name and per address, forgotten a pause after the first. */
    private final Cache<String, Integer> failures;
    /** Running attempts per address. */
    private final Map<String, Integer> running = new HashMap<>();

    /** Too many failed attempts; this one was not evaluated. */
    static final class TooManyAttemptsException extends AuthenticationException {
        private final long retryAfterSeconds;

        TooManyAttemptsException(Duration remaining) {
            super("Too many failed login attempts");
            this.retryAfterSeconds = Math.max(1, remaining.toSeconds());
        }

        /** Time until attempts are evaluated again. */
        long retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    LoginAttemptLimiter(Guesses limits, Clock clock) {
        this.limits = limits;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MAX_COUNTED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.creating((String key, Integer first) -> limits.pause()))
                .build();
    }

    /**
     * Evaluates an attempt and counts a failure.
     *
     * @param attempt returns a result, or nothing if the attempt failed
     * @throws TooManyAttemptsException if the attempt is rejected
     * @throws UnavailableException if too many attempts are running
     */
    <T> Optional<T> attemptInTurn(String name, String address, Supplier<Optional<T>> attempt) {
        // Digest, so that keys have a bounded length.
        String nameKey = "name " + Sha256Digest.hex(name.getBytes(StandardCharsets.UTF_8));
        String addressKey = "address " + ClientNetworkResolver.resolve(address);
        Semaphore stripe = stripes[Math.floorMod(name.hashCode(), STRIPES)];
        if (!PermitAcquirer.awaitPermit(stripe, TIMEOUT)) {
            throw UnavailableException.notNow();
        }
        try {
            begin(nameKey, addressKey);
            try {
                Optional<T> found = attempt.get();
                if (found.isPresent()) {
                    forget(nameKey);
                } else {
                    recordFailure(nameKey);
                    recordFailure(addressKey);
                }
                return found;
            } finally {
                end(addressKey);
            }
        } finally {
            stripe.release();
        }
    }

    private synchronized void begin(String nameKey, String addressKey) {
        requireBelowLimit(nameKey, limits.byName());
        requireBelowLimit(addressKey, limits.byAddress());
        int started = running.getOrDefault(addressKey, 0);
        if (countFailures(addressKey) + started >= limits.byAddress()) {
            throw UnavailableException.notNow();
        }
        running.put(addressKey, started + 1);
    }

    private synchronized void end(String addressKey) {
        running.computeIfPresent(addressKey, (address, count) -> count > 1 ? count - 1 : null);
    }

    private void requireBelowLimit(String key, int limit) {
        if (countFailures(key) >= limit) {
            throw new TooManyAttemptsException(failures.policy()
                    .expireVariably()
                    .flatMap(expiration -> expiration.getExpiresAfter(key))
                    .orElse(Duration.ZERO));
        }
    }

    private int countFailures(String key) {
        return failures.asMap().getOrDefault(key, 0);
    }

    private synchronized void recordFailure(String key) {
        failures.asMap().merge(key, 1, Integer::sum);
    }

    private synchronized void forget(String key) {
        failures.invalidate(key);
    }
}
