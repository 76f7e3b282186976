package nl.mutatieboek.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Secrets that were right a moment ago, so that a program that sends many requests does not wait for a slow hash each time.
 * Kept as a digest with a key of this process, together with the hash that they fitted: another secret, another hash.
 */
@Component
final class VerifiedSecretCache {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST = 10_000;
    private static final int KEY_BYTES = 32;

    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();
    private final SecretKeySpec key;

    VerifiedSecretCache() {
        byte[] bytes = new byte[KEY_BYTES];
        CHANCE.nextBytes(bytes);
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    boolean contains(PersonUserDetails person, String secret) {
        return known.getIfPresent(digest(person, secret)) != null;
    }

    void add(PersonUserDetails person, String secret) {
        known.put(digest(person, secret), true);
    }

    private String digest(PersonUserDetails person, String secret) {
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
