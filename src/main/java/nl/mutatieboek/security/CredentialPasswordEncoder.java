package nl.mutatieboek.security;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes passwords and keys that nobody can guess, and knows them again by their hash. */
@Component
final class CredentialPasswordEncoder implements PasswordEncoder {
    /** How short a password that somebody chooses may be, and how long. */
    static final int MIN_LENGTH = 12;

    static final int MAX_LENGTH = 200;

    private static final SecureRandom CHANCE = new SecureRandom();

    /** Without those that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    /** How many are hashed at once: 150 MiB. */
    private static final int AT_ONCE = 8;

    private static final int MOST_WAITING = 64;

    private static final int WORDS = 4;
    private static final int LETTERS_OF_WORD = 5;
    private static final int KEY_BYTES = 32;

    private final DelegatingPasswordEncoder hashes;
    private final String nobodys;

    CredentialPasswordEncoder() {
        // 19 MiB, twice: what OWASP asks of Argon2id at least.
        PasswordEncoder argon2 = new ConcurrencyLimitedPasswordEncoder(
                new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2), AT_ONCE, MOST_WAITING, Duration.ofSeconds(5));
        hashes = new DelegatingPasswordEncoder(
                "argon2",
                Map.of(
                        "argon2",
                        argon2,
                        ServiceKeyPasswordEncoder.ENCODING_ID,
                        new ServiceKeyPasswordEncoder(),
                        "bcrypt",
                        new BCryptPasswordEncoder(),
                        "pbkdf2@SpringSecurity_v5_8",
                        Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
        nobodys = hash(AccountType.LOCAL, generate(AccountType.LOCAL));
    }

    /** One that chance made: for somebody to type once, or for a service. */
    String generate(AccountType sort) {
        if (sort == AccountType.SERVICE) {
            byte[] bytes = new byte[KEY_BYTES];
            CHANCE.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
        return CHANCE.ints((long) WORDS * LETTERS_OF_WORD, 0, LETTERS.length())
                .mapToObj(at -> String.valueOf(LETTERS.charAt(at)))
                .collect(Collectors.joining())
                .replaceAll("(.{" + LETTERS_OF_WORD + "})(?!$)", "$1-");
    }

    String hash(AccountType sort, String secret) {
        return sort == AccountType.SERVICE
                ? "{" + ServiceKeyPasswordEncoder.ENCODING_ID + "}" + new ServiceKeyPasswordEncoder().encode(secret)
                : String.valueOf(hashes.encode(secret));
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return hashes.encode(password);
    }

    /** Whether it is the secret of this hash; it takes as long to refuse a key as a password. */
    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        if (secret == null || hash == null || secret.length() > MAX_LENGTH) {
            return false;
        }
        return hashes.matches(secret, hash)
                || (hash.startsWith("{" + ServiceKeyPasswordEncoder.ENCODING_ID + "}")
                        && hashes.matches(secret, nobodys));
    }
}
