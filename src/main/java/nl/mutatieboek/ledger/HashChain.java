package nl.mutatieboek.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
public final class HashChain {
    private static final int HASH_LENGTH = 32;

    private HashChain() {}

    /** What stands before the first entry. */
    public static byte[] genesisHash() {
        return new byte[HASH_LENGTH];
    }

    /** The hash that this entry must have after the given one; its own {@code hash} is not looked at. */
    public static byte[] nextHash(byte[] previous, RawEntry entry) {
        return Sha256Digest.newDigest()
                .digest(withNextHash(
                        previous,
                        number(entry.ledgerNumber()),
                        text(entry.eventId()),
                        text(entry.streamType()),
                        text(entry.streamId()),
                        number(entry.sequence()),
                        text(entry.eventName()),
                        text(entry.revision()),
                        entry.payload(),
                        entry.metadata(),
                        text(entry.recordedAt())));
    }

    /** The same entry with the hash that it must have after the given one. */
    public static RawEntry withNextHash(byte[] previous, RawEntry entry) {
        return entry.withHash(nextHash(previous, entry));
    }

    /** In one piece, because a digest of many small ones takes twice as long. */
    private static byte[] withNextHash(byte[] previous, byte[] @Nullable ... columns) {
        int length = previous.length;
        for (byte @Nullable [] column : columns) {
            length += Integer.BYTES + (column == null ? 0 : column.length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).put(previous);
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
