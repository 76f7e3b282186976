package nl.mutatieboek.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import javax.crypto.SecretKey;
import nl.mutatieboek.security.account.PersonalDataCipher;
import org.springframework.stereotype.Component;

/**
 * Caches verified secrets for a short time, so that a client with many requests does not wait for a slow hash each
 * time. Stores a digest keyed per process, over the secret and the hash that it matched.
 */
@Component
final class VerifiedSecretCache {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
    private static final int MAX_ENTRIES = 10_000;

    private final Cache<String, Boolean> verified = Caffeine.newBuilder()
            .expireAfterWrite(TIME_TO_LIVE)
            .maximumSize(MAX_ENTRIES)
            .build();
    private final SecretKey key = PersonalDataCipher.newKey();

    boolean contains(PersonUserDetails person, String secret) {
        return verified.getIfPresent(digest(person, secret)) != null;
    }

    void add(PersonUserDetails person, String secret) {
        verified.put(digest(person, secret), true);
    }

    private String digest(PersonUserDetails person, String secret) {
        return PersonalDataCipher.keyedDigest(key, person.name() + "\n" + person.password() + "\n" + secret);
    }
}
