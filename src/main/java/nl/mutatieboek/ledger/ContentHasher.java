package nl.mutatieboek.ledger;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys the content hashes that a book records. Receipts and archive packages show the hash of a command to those who may
 * read one of its entries; without the key, they cannot try amounts of its other entries against it.
 */
public final class ContentHasher {
    private static final byte[] PURPOSE = "content".getBytes(StandardCharsets.US_ASCII);

    private final Supplier<byte[]> saltKey;
    private volatile byte @Nullable [] key;

    /** @param saltKey reads the salt key of the book, once, when the first command arrives */
    public ContentHasher(Supplier<byte[]> saltKey) {
        this.saltKey = saltKey;
    }

    /** Returns the content hash that the events of this command record, in hexadecimal. */
    public String hash(CommandEnvelope command) {
        return hash(command.metadata().contentHash());
    }

    /** Returns the hash that the book records of a content with this SHA-256; both are in hexadecimal. */
    public String hash(String sha256) {
        return HexFormat.of().formatHex(Sha256Digest.newMac(key()).doFinal(sha256.getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            // A key of its own, so that no salt of a leaf can equal it.
            known = Sha256Digest.newMac(saltKey.get()).doFinal(PURPOSE);
            key = known;
        }
        return known;
    }
}
