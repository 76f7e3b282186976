package nl.mutatieboek.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/** Identities made of names: UUID version 5 (RFC 9562, section 5.5). */
public final class NameBasedId {
    private NameBasedId() {}

    /** The same namespace and name always give the same identity. */
    public static UUID of(UUID namespace, String name) {
        byte[] digest = sha1(namespace, name);
        digest[6] = (byte) ((digest[6] & 0x0f) | 0x50);
        digest[8] = (byte) ((digest[8] & 0x3f) | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(digest, 16));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte[] sha1(UUID namespace, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .array());
            return sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }
}
