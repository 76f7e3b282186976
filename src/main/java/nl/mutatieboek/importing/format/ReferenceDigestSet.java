package nl.mutatieboek.importing.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * Set of references seen, kept as the first eight bytes of their digests, because a million references do not fit in
 * memory. A false match in a million references occurs once in forty million files.
 */
final class ReferenceDigestSet {
    private final MessageDigest digest = Sha256Digest.newDigest();
    private long[] slots = new long[1 << 12];
    private int used;

    /** Adds a reference; false if it was added before. */
    boolean add(String reference) {
        long mark = ByteBuffer.wrap(digest.digest(reference.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        // Zero marks an empty slot.
        if (!put(slots, mark == 0 ? 1 : mark)) {
            return false;
        }
        if (++used > slots.length / 2) {
            long[] larger = new long[2 * slots.length];
            for (long slot : slots) {
                if (slot != 0) {
                    put(larger, slot);
                }
            }
            slots = larger;
        }
        return true;
    }

    private static boolean put(long[] slots, long mark) {
        int at = (int) (mark & (slots.length - 1));
        while (slots[at] != 0) {
            if (slots[at] == mark) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = mark;
        return true;
    }
}
