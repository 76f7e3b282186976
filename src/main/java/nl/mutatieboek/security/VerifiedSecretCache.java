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
 * Caches verified secrets for a short time, so that a client with many requests does not wait for a slow hash each
 * time. Stores a digest keyed per process, over the secret and the hash that it matched.
 */
@Component
final class VerifiedSecretCache {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
    private static final int MAX_ENTRIES = 10_000;
    private static final int KEY_BYTES = 32;

    private final Cache<String, Boolean> verified = Caffeine.newBuilder()
            .expireAfterWrite(TIME_TO_LIVE)
            .maximumSize(MAX_ENTRIES)
            .build();
    private final SecretKeySpec key;

    VerifiedSecretCache() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    boolean contains(PersonUserDetails person, String secret) {
        return verified.getIfPresent(digest(person, secret)) != null;
    }

    void add(PersonUserDetails person, String secret) {
        verified.put(digest(person, secret), true);
    }

    private String digest(PersonUserDetails person, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            String text = person.name() + "\n" + person.password() + "\n" + secret;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
