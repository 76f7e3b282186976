package nl.mutatieboek.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
import nl.mutatieboek.platform.http.ProblemException;

/**
 * Counts wrong guesses, for each name and for each address, and hears nobody out who made too many, for a while. It counts the
 * same whether there is somebody of that name. Guesses of one name are heard one after another, and from one address never more
 * at once than may still be wrong, so that many at once are not more than one by one.
 */
final class LoginAttemptLimiter {
    private static final int MOST_COUNTED = 100_000;
    private static final int LANES = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int mostByName;
    private final int mostByAddress;
    private final Duration pause;
    private final Clock clock;

    private final Lock[] lanes =
            Stream.generate(ReentrantLock::new).limit(LANES).toArray(Lock[]::new);
    private final Map<String, FailedAttempts> wrong = new LinkedHashMap<>();
    /** How many are being heard from each address. */
    private final Map<String, Integer> heard = new HashMap<>();

    /** So many wrong guesses, which are forgotten then. */
    private record FailedAttempts(int count, Instant until) {}

    /** Too many guesses were wrong; this one was not heard. */
    static final class TooManyAttemptsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Duration retryAfter;

        TooManyAttemptsException(Duration left) {
            super("Too many wrong guesses", null, false, false);
            this.retryAfter = left;
        }

        /** How long nobody is heard out. */
        Duration retryAfter() {
            return retryAfter;
        }
    }

    /**
     * @param mostByName after how many wrong guesses nobody of that name is heard
     * @param mostByAddress after how many nobody is heard who comes from that address
     * @param pause how long, from the first of them on
     */
    LoginAttemptLimiter(int mostByName, int mostByAddress, Duration pause, Clock clock) {
        this.mostByName = mostByName;
        this.mostByAddress = mostByAddress;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * Hears a guess, and counts it where it is wrong.
     *
     * @param guess what is found by it; nothing where it is wrong
     * @throws TooManyAttemptsException when it is not heard
     * @throws ProblemException 503 when as many are being heard as may be wrong yet
     */
    <T> Optional<T> attemptInTurn(String name, String address, Supplier<Optional<T>> guess) {
        String ofName = "name " + digest(name);
        String ofAddress = "address " + address;
        Lock lane = lanes[Math.floorMod(name.hashCode(), LANES)];
        enter(lane);
        try {
            begin(ofName, mostByName, ofAddress);
            try {
                Optional<T> found = guess.get();
                if (found.isPresent()) {
                    forget(ofName);
                } else {
                    count(ofName);
                    count(ofAddress);
                }
                return found;
            } finally {
                end(ofAddress);
            }
        } finally {
            lane.unlock();
        }
    }

    private static void enter(Lock lane) {
        try {
            if (!lane.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.temporarilyUnavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.temporarilyUnavailable();
        }
    }

    private synchronized void begin(String ofName, int most, String ofAddress) {
        requireFew(ofName, most);
        requireFew(ofAddress, mostByAddress);
        FailedAttempts counted = wrong.get(ofAddress);
        int already = heard.getOrDefault(ofAddress, 0);
        if ((counted == null ? 0 : counted.count()) + already >= mostByAddress) {
            throw ProblemException.temporarilyUnavailable();
        }
        heard.put(ofAddress, already + 1);
    }

    private synchronized void end(String ofAddress) {
        heard.computeIfPresent(ofAddress, (address, count) -> count > 1 ? count - 1 : null);
    }

    /** Never longer, however long the name. */
    private static String digest(String name) {
        MessageDigest sha256 = Sha256Digest.newDigest();
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        return Sha256Digest.hex(sha256);
    }

    private void requireFew(String key, int most) {
        FailedAttempts counted = wrong.get(key);
        if (counted == null) {
            return;
        }
        Duration left = Duration.between(clock.instant(), counted.until());
        if (left.isNegative() || left.isZero()) {
            wrong.remove(key);
        } else if (counted.count() >= most) {
            throw new TooManyAttemptsException(left);
        }
    }

    private synchronized void count(String key) {
        FailedAttempts before = wrong.remove(key);
        wrong.put(
                key,
                before == null
                        ? new FailedAttempts(1, clock.instant().plus(pause))
                        : new FailedAttempts(before.count() + 1, before.until()));
        if (wrong.size() > MOST_COUNTED) {
            wrong.remove(wrong.keySet().iterator().next());
        }
    }

    private synchronized void forget(String key) {
        wrong.remove(key);
    }
}
