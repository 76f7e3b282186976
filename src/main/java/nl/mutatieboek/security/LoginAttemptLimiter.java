package nl.mutatieboek.security;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.Sha256Digest;
import nl.mutatieboek.platform.UnavailableException;

/**
 * Counts failed login attempts per name and per address, and rejects further attempts after too many, for a while.
 * Unknown names are counted too. Attempts for one name run one at a time, and those from one address only as many at
 * once as may still fail, so that concurrency gives no extra attempts.
 */
final class LoginAttemptLimiter {
    private static final int MAX_COUNTED = 100_000;
    private static final int STRIPES = 64;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final int maxByName;
    private final int maxByAddress;
    private final Duration pause;
    private final Clock clock;

    private final Lock[] stripes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);
    private final Map<String, FailedAttempts> failures = new LinkedHashMap<>();
    /** Running attempts per address. */
    private final Map<String, Integer> running = new HashMap<>();

    /** Failed attempts, forgotten after a time. */
    private record FailedAttempts(int count, Instant until) {}

    /** Too many failed attempts; this one was not evaluated. */
    static final class TooManyAttemptsException extends RuntimeException {
        private final transient Duration retryAfter;

        TooManyAttemptsException(Duration remaining) {
            super("Too many failed login attempts", null, false, false);
            this.retryAfter = remaining;
        }

        /** Time until attempts are evaluated again. */
        Duration retryAfter() {
            return retryAfter;
        }
    }

    /**
     * @param maxByName failed attempts per name
     * @param maxByAddress failed attempts per address
     * @param pause how long attempts are rejected, from the first failure on
     */
    LoginAttemptLimiter(int maxByName, int maxByAddress, Duration pause, Clock clock) {
        this.maxByName = maxByName;
        this.maxByAddress = maxByAddress;
        this.pause = pause;
        this.clock = clock;
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
        String addressKey = "address " + address;
        Lock stripe = stripes[Math.floorMod(name.hashCode(), STRIPES)];
        acquire(stripe);
        try {
            begin(nameKey, maxByName, addressKey);
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
            stripe.unlock();
        }
    }

    private static void acquire(Lock stripe) {
        try {
            if (!stripe.tryLock(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw UnavailableException.notNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UnavailableException.notNow();
        }
    }

    private synchronized void begin(String nameKey, int limit, String addressKey) {
        requireBelowLimit(nameKey, limit);
        requireBelowLimit(addressKey, maxByAddress);
        FailedAttempts attempts = failures.get(addressKey);
        int started = running.getOrDefault(addressKey, 0);
        if ((attempts == null ? 0 : attempts.count()) + started >= maxByAddress) {
            throw UnavailableException.notNow();
        }
        running.put(addressKey, started + 1);
    }

    private synchronized void end(String addressKey) {
        running.computeIfPresent(addressKey, (address, count) -> count > 1 ? count - 1 : null);
    }

    private void requireBelowLimit(String key, int limit) {
        FailedAttempts attempts = failures.get(key);
        if (attempts == null) {
            return;
        }
        Duration remaining = Duration.between(clock.instant(), attempts.until());
        if (remaining.isNegative() || remaining.isZero()) {
            failures.remove(key);
        } else if (attempts.count() >= limit) {
            throw new TooManyAttemptsException(remaining);
        }
    }

    private synchronized void recordFailure(String key) {
        FailedAttempts previous = failures.remove(key);
        failures.put(
                key,
                previous == null
                        ? new FailedAttempts(1, clock.instant().plus(pause))
                        : new FailedAttempts(previous.count() + 1, previous.until()));
        if (failures.size() > MAX_COUNTED) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    private synchronized void forget(String key) {
        failures.remove(key);
    }
}
