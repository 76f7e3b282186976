package nl.mutatieboek.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import nl.mutatieboek.ledger.Sha256Digest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes service keys with SHA-256: a random key of 256 bits needs no slow hash, and a service authenticates with each
 * request.
 */
final class ServiceKeyPasswordEncoder implements PasswordEncoder {
    static final String ENCODING_ID = "key";

    @Override
    public String encode(@Nullable CharSequence key) {
        return Sha256Digest.hex(String.valueOf(key).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean matches(@Nullable CharSequence key, @Nullable String hash) {
        return hash != null
                && MessageDigest.isEqual(
                        encode(key).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
