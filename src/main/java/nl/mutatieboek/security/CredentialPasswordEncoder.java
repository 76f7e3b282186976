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
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Generates passwords and keys, and hashes and verifies them. */
@Component
final class CredentialPasswordEncoder implements PasswordEncoder {
    /** Length limits of a password that a person chooses. */
    static final int MIN_LENGTH = 12;

    static final int MAX_LENGTH = 200;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without characters that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    /** Concurrent hash computations: 150 MiB. */
    private static final int MAX_CONCURRENT = 8;

    private static final int MAX_WAITING = 64;

    /** The OWASP minimum for Argon2id is 19 MiB and two iterations. */
    private static final int MEMORY_KIB = 19 * 1024;

    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final int WORDS = 4;
    private static final int LETTERS_PER_WORD = 5;
    private static final StringKeyGenerator KEYS =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);

    private final DelegatingPasswordEncoder encoder;
    private final String dummyHash;

    CredentialPasswordEncoder() {
        PasswordEncoder argon2 = new ConcurrencyLimitedPasswordEncoder(
                new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS),
                MAX_CONCURRENT,
                MAX_WAITING,
                Duration.ofSeconds(5));
        encoder = new DelegatingPasswordEncoder(
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
        dummyHash = randomHash();
    }

    /** A well-formed hash of no known password: random bytes, because computing one would delay the start. */
    private static String randomHash() {
        return "{argon2}$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(MEMORY_KIB, ITERATIONS, PARALLELISM, randomBase64(SALT_BYTES), randomBase64(HASH_BYTES));
    }

    private static String randomBase64(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Generates a random one-time password or service key. */
    String generate(AccountType type) {
        if (type == AccountType.SERVICE) {
            return KEYS.generateKey();
        }
        return RANDOM.ints((long) WORDS * LETTERS_PER_WORD, 0, LETTERS.length())
                .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                .collect(Collectors.joining())
                .replaceAll("(.{" + LETTERS_PER_WORD + "})(?!$)", "$1-");
    }

    String hash(AccountType type, String secret) {
        return type == AccountType.SERVICE
                ? "{" + ServiceKeyPasswordEncoder.ENCODING_ID + "}" + new ServiceKeyPasswordEncoder().encode(secret)
                : String.valueOf(encoder.encode(secret));
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return encoder.encode(password);
    }

    /** Verifies a secret; rejecting a key takes as long as rejecting a password. */
    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        if (secret == null || hash == null || secret.length() > MAX_LENGTH) {
            return false;
        }
        return encoder.matches(secret, hash)
                || (hash.startsWith("{" + ServiceKeyPasswordEncoder.ENCODING_ID + "}")
                        && encoder.matches(secret, dummyHash));
    }
}
