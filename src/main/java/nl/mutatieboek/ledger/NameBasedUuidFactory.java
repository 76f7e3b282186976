package nl.mutatieboek.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Identities made of names: UUID version 5 (RFC 9562, section 5.5), or version 8 (section 5.8) where many that belong together
 * have to lie together. A database keeps them in order, and what is spread over all of an index is written page by page.
 */
public final class NameBasedUuidFactory {
    private static final int PLACE_BITS = 16;
    private static final int NUMBER_BITS = 32;

    private NameBasedUuidFactory() {}

    /** The same namespace and name always give the same identity. */
    public static UUID create(UUID namespace, String name) {
        byte[] digest = sha1(namespace, name);
        digest[6] = (byte) ((digest[6] & 0x0f) | 0x50);
        digest[8] = (byte) ((digest[8] & 0x3f) | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(digest, 16));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** The identity of a name in a family: all of one family begin alike, so that they lie together. */
    public static UUID createInFamily(UUID namespace, String family, String name) {
        long begin = create(namespace, family).getMostSignificantBits();
        return new UUID(version8(begin), create(namespace, family + "\n" + name).getLeastSignificantBits());
    }

    /**
     * The identity of the one of a family with this number: they lie in the order of their numbers.
     *
     * @param number 0 up to 4,294,967,295
     */
    public static UUID createNumbered(UUID namespace, String family, long number) {
        if (number < 0 || number >= 1L << NUMBER_BITS) {
            throw new IllegalArgumentException("Number " + number + " of a family does not fit");
        }
        UUID begin = create(namespace, family);
        long rest = begin.getLeastSignificantBits() & (-1L << (NUMBER_BITS + PLACE_BITS));
        return new UUID(version8(begin.getMostSignificantBits()), rest | (number << PLACE_BITS));
    }

    /**
     * The identity of a part of something: the parts lie together, beside the whole.
     *
     * @param place 1 up to 65,535
     */
    public static UUID createPart(UUID whole, int place) {
        if (place < 1 || place >= 1 << PLACE_BITS) {
            throw new IllegalArgumentException("Place " + place + " does not fit");
        }
        return new UUID(
                version8(whole.getMostSignificantBits()),
                (whole.getLeastSignificantBits() & (-1L << PLACE_BITS)) | place);
    }

    private static long version8(long begin) {
        return (begin & ~0xf000L) | 0x8000L;
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
