package nl.mutatieboek.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.Sha256;

/**
 * Counts wrong guesses, for each name and for each address, and hears nobody out who made too many, for a while. It counts the
 * same whether there is somebody of that name. Guesses of one name are heard one after another, so that many at once are not
 * more than one by one.
 */
final class Guesses {
    private static final int MOST_COUNTED = 100_000;
    private static final int LANES = 64;

    private final int mostByName;
    private final int mostByAddress;
    private final Duration pause;
    private final Clock clock;

    private final Lock[] lanes =
            Stream.generate(ReentrantLock::new).limit(LANES).toArray(Lock[]::new);
    private final Map<String, Wrong> wrong = new LinkedHashMap<>();

    /** So many wrong guesses, which are forgotten then. */
    private record Wrong(int count, Instant until) {}

    /** Too many guesses were wrong; this one was not heard. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Duration left;

        TooMany(Duration left) {
            super("Too many wrong guesses", null, false, false);
            this.left = left;
        }

        /** How long nobody is heard out. */
        Duration left() {
            return left;
        }
    }

    /**
     * @param mostByName after how many wrong guesses nobody of that name is heard
     * @param mostByAddress after how many nobody is heard who comes from that address
     * @param pause how long, from the first of them on
     */
    Guesses(int mostByName, int mostByAddress, Duration pause, Clock clock) {
        this.mostByName = mostByName;
        this.mostByAddress = mostByAddress;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * Hears a guess, and counts it where it is wrong.
     *
     * @param guess what is found by it; nothing where it is wrong
     * @throws TooMany when it is not heard
     */
    <T> Optional<T> hear(String name, String address, Supplier<Optional<T>> guess) {
        String ofName = "name " + digest(name);
        String ofAddress = "address " + address;
        Lock lane = lanes[Math.floorMod(name.hashCode(), LANES)];
        lane.lock();
        try {
            requireFew(ofName, mostByName);
            requireFew(ofAddress, mostByAddress);
            Optional<T> found = guess.get();
            if (found.isPresent()) {
                forget(ofName);
            } else {
                count(ofName);
                count(ofAddress);
            }
            return found;
        } finally {
            lane.unlock();
        }
    }

    /** Never longer, however long the name. */
    private static String digest(String name) {
        MessageDigest sha256 = Sha256.digest();
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        return Sha256.hex(sha256);
    }

    private synchronized void requireFew(String key, int most) {
        Wrong counted = wrong.get(key);
        if (counted == null) {
            return;
        }
        Duration left = Duration.between(clock.instant(), counted.until());
        if (left.isNegative() || left.isZero()) {
            wrong.remove(key);
        } else if (counted.count() >= most) {
            throw new TooMany(left);
        }
    }

    private synchronized void count(String key) {
        Wrong before = wrong.remove(key);
        wrong.put(
                key,
                before == null
                        ? new Wrong(1, clock.instant().plus(pause))
                        : new Wrong(before.count() + 1, before.until()));
        if (wrong.size() > MOST_COUNTED) {
            wrong.remove(wrong.keySet().iterator().next());
        }
    }

    private synchronized void forget(String key) {
        wrong.remove(key);
    }
}
