package nl.mutatieboek.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The sealed bytes of an entry, defined here and nowhere else: writer and checker share this definition and nothing more.
 *
 * <p>Sealed are all stored columns but the hash, in this order: ledger number, event identifier, stream type, stream
 * identifier, sequence, event name, revision, payload, metadata, recorded-at. Each is written as its length in bytes (four
 * bytes, big-endian) and its bytes; numbers are eight bytes, big-endian; text is UTF-8; a column that is null is the length
 * −1 and nothing. The hash of an entry is SHA-256 over the hash of the entry before it and its own sealed bytes; before the
 * first entry stand 32 zero bytes.
 */
public final class Seal {
    private static final int HASH_LENGTH = 32;

    private Seal() {}

    /** What stands before the first entry. */
    public static byte[] genesis() {
        return new byte[HASH_LENGTH];
    }

    /** The hash that this entry must have after the given one; its own {@code hash} is not looked at. */
    public static byte[] hash(byte[] previous, RawEntry entry) {
        MessageDigest digest = Sha256.digest();
        digest.update(previous);
        number(digest, entry.ledgerNumber());
        text(digest, entry.eventId());
        text(digest, entry.streamType());
        text(digest, entry.streamId());
        number(digest, entry.sequence());
        text(digest, entry.eventName());
        text(digest, entry.revision());
        bytes(digest, entry.payload());
        bytes(digest, entry.metadata());
        text(digest, entry.recordedAt());
        return digest.digest();
    }

    /** The same entry with the hash that it must have after the given one. */
    public static RawEntry sealed(byte[] previous, RawEntry entry) {
        return entry.withHash(hash(previous, entry));
    }

    private static void number(MessageDigest digest, long number) {
        bytes(digest, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static void text(MessageDigest digest, @Nullable String text) {
        bytes(digest, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(MessageDigest digest, byte @Nullable [] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(bytes == null ? -1 : bytes.length)
                .array());
        if (bytes != null) {
            digest.update(bytes);
        }
    }
}
