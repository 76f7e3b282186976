package nl.mutatieboek.domain.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Creates UUIDs from names: version 5 (RFC 9562, section 5.5), or version 8 (section 5.8) if related identities must be
 * adjacent. Adjacent keys touch fewer index pages.
 */
public final class NameBasedUuidFactory {
    private static final int PLACE_BITS = 16;
    private static final int NUMBER_BITS = 32;

    private NameBasedUuidFactory() {}

    /** Creates the identity of a name; the same namespace and name always give the same one. */
    public static UUID create(UUID namespace, String name) {
        byte[] digest = sha1(namespace, name);
        digest[6] = (byte) ((digest[6] & 0x0f) | 0x50);
        digest[8] = (byte) ((digest[8] & 0x3f) | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(digest, 16));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** Creates the identity of a name in a family. All identities of a family share their first half. */
    public static UUID createInFamily(UUID namespace, String family, String name) {
        long prefix = create(namespace, family).getMostSignificantBits();
        return new UUID(
                version8(prefix), create(namespace, family + "\n" + name).getLeastSignificantBits());
    }

    /**
     * Creates the identity of a numbered member of a family. They sort by number.
     *
     * @param number 0 to 4,294,967,295
     */
    public static UUID createNumbered(UUID namespace, String family, long number) {
        if (number < 0 || number >= 1L << NUMBER_BITS) {
            throw new IllegalArgumentException("Number out of range: " + number);
        }
        UUID prefix = create(namespace, family);
        long rest = prefix.getLeastSignificantBits() & (-1L << (NUMBER_BITS + PLACE_BITS));
        return new UUID(version8(prefix.getMostSignificantBits()), rest | (number << PLACE_BITS));
    }

    /**
     * Creates the identity of a part, adjacent to that of the whole.
     *
     * @param place 1 to 65,535
     */
    public static UUID createPart(UUID whole, int place) {
        if (!isPlace(place)) {
            throw new IllegalArgumentException("Place out of range: " + place);
        }
        return new UUID(
                version8(whole.getMostSignificantBits()),
                (whole.getLeastSignificantBits() & (-1L << PLACE_BITS)) | place);
    }

    /** Creates the identity of a name in the namespace of another identity, with which it shares its first half. */
    public static UUID createAdjacent(UUID neighbour, String name) {
        return new UUID(
                version8(neighbour.getMostSignificantBits()),
                create(neighbour, name).getLeastSignificantBits());
    }

    /** Tells whether a part can have this place. */
    public static boolean isPlace(int place) {
        return place >= 1 && place < 1 << PLACE_BITS;
    }

    /** Tells whether an identity is that of a part; the identity of a command never is. */
    public static boolean isPart(UUID identity) {
        return identity.version() == 8 && (identity.getLeastSignificantBits() & ((1 << PLACE_BITS) - 1)) != 0;
    }

    private static long version8(long prefix) {
        return (prefix & ~0xf000L) | 0x8000L;
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
            throw new IllegalStateException("SHA-1 is not available", e);
        }
    }
}
