package nl.mutatieboek.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Hash chain of the ledger. Defines the sealed bytes of an entry; writer and verifier share only this definition.
 *
 * <p>All that an entry means is sealed, in this order: ledger number, event identifier, stream type, stream identifier,
 * sequence, event name, revision, payload, metadata, recorded-at. Each is written as its length in bytes
 * (four bytes, big-endian) and its bytes; numbers are eight bytes, big-endian; text is UTF-8; a null column is the
 * length −1 only. The hash of an entry is SHA-256 over the hash of the previous entry and its own sealed bytes; 32 zero
 * bytes precede the first entry.
 */
public final class HashChain {
    private static final int HASH_LENGTH = 32;

    private HashChain() {}

    /** Returns the 32 zero bytes that precede the first entry. */
    public static byte[] genesisHash() {
        return new byte[HASH_LENGTH];
    }

    /** Computes the hash of an entry from the previous hash; ignores the entry's own {@code hash}. */
    public static byte[] nextHash(byte[] previous, RawEntry entry) {
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update(previous);
        return digest.digest(sealedBytes(entry));
    }

    /** Returns the entry with its computed hash. */
    public static RawEntry withNextHash(byte[] previous, RawEntry entry) {
        return entry.withHash(nextHash(previous, entry));
    }

    /** Returns the sealed bytes of an entry: all stored columns except the hash. */
    public static byte[] sealedBytes(RawEntry entry) {
        return concatenate(
                number(entry.ledgerNumber()),
                text(entry.eventId()),
                text(entry.streamType()),
                text(entry.streamId()),
                number(entry.sequence()),
                text(entry.eventName()),
                text(entry.revision()),
                entry.payload(),
                entry.metadata(),
                text(entry.recordedAt()));
    }

    /** One array, because one digest call is twice as fast as many small ones. */
    private static byte[] concatenate(byte[] @Nullable ... columns) {
        int length = 0;
        for (byte @Nullable [] column : columns) {
            length += Integer.BYTES + (column == null ? 0 : column.length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (byte @Nullable [] column : columns) {
            if (column == null) {
                bytes.putInt(-1);
            } else {
                bytes.putInt(column.length).put(column);
            }
        }
        return bytes.array();
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte @Nullable [] text(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
