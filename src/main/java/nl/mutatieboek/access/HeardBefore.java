package nl.mutatieboek.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Secrets that were right a moment ago, so that a program that sends many requests does not wait for a slow hash each time.
 * Kept as a digest with a key of this process, together with the hash that they fitted: another secret, another hash.
 */
@Component
final class HeardBefore {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST = 10_000;
    private static final int KEY_BYTES = 32;

    private final ConcurrentMap<String, Long> since = new ConcurrentHashMap<>();
    private final SecretKeySpec key;

    HeardBefore() {
        byte[] bytes = new byte[KEY_BYTES];
        CHANCE.nextBytes(bytes);
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    boolean knows(Person person, String secret) {
        Long heard = since.get(digest(person, secret));
        return heard != null && System.nanoTime() - heard < KEPT.toNanos();
    }

    void remember(Person person, String secret) {
        if (since.size() >= MOST) {
            since.clear();
        }
        since.putIfAbsent(digest(person, secret), System.nanoTime());
        since.computeIfPresent(
                digest(person, secret),
                (digest, heard) -> System.nanoTime() - heard < KEPT.toNanos() ? heard : System.nanoTime());
    }

    private String digest(Person person, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            String all = person.name() + "\n" + person.password() + "\n" + secret;
            return HexFormat.of().formatHex(mac.doFinal(all.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
