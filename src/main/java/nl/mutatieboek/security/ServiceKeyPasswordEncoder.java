package nl.mutatieboek.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        try {
            byte[] bytes = String.valueOf(key).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean matches(@Nullable CharSequence key, @Nullable String hash) {
        return hash != null
                && MessageDigest.isEqual(
                        encode(key).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
