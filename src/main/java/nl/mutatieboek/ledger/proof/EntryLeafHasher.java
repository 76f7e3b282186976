package nl.mutatieboek.ledger.proof;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * Leaves of the tree: SHA-256 over a salt and the sealed bytes of the entry. Without its salt, an entry cannot be guessed
 * from its leaf; the salt of each entry derives from the salt key of the book.
 */
final class EntryLeafHasher {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /** Not thread-safe. */
    EntryLeafHasher(byte[] saltKey) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(saltKey, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available", e);
        }
    }

    byte[] leafHash(RawEntry entry) {
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update(salt(entry.ledgerNumber()));
        return MerkleTree.leafHash(digest.digest(HashChain.sealedBytes(entry)));
    }

    /** Returns what a receipt tells of its entry: the salt and the sealed bytes. */
    byte[] disclose(RawEntry entry) {
        byte[] salt = salt(entry.ledgerNumber());
        byte[] sealed = HashChain.sealedBytes(entry);
        return ByteBuffer.allocate(salt.length + sealed.length)
                .put(salt)
                .put(sealed)
                .array();
    }

    private byte[] salt(long ledgerNumber) {
        return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(ledgerNumber).array());
    }
}
