package nl.mutatieboek.ledger.proof;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import javax.crypto.Mac;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * Leaves of the tree: SHA-256 over a salt and the sealed bytes of the entry. Without its salt, an entry cannot be guessed
 * from its leaf. The salt derives from the salt key of the book and from the sealed bytes, which contain the number: if a
 * copy of the book continues otherwise, its entries have other salts.
 */
final class EntryLeafHasher {
    private final Mac mac;
    private final MessageDigest digest = Sha256Digest.newDigest();

    /** Not thread-safe. */
    EntryLeafHasher(byte[] saltKey) {
        mac = Sha256Digest.newMac(saltKey);
    }

    byte[] leafHash(RawEntry entry) {
        return MerkleTree.leafHash(leafData(entry));
    }

    /** Returns what a leaf hashes, from which nothing of the entry can be guessed. */
    byte[] leafData(RawEntry entry) {
        byte[] sealed = HashChain.sealedBytes(entry);
        digest.update(mac.doFinal(sealed));
        return digest.digest(sealed);
    }

    /** Returns what a receipt tells of its entry: the salt and the sealed bytes. */
    byte[] disclose(RawEntry entry) {
        byte[] sealed = HashChain.sealedBytes(entry);
        byte[] salt = mac.doFinal(sealed);
        return ByteBuffer.allocate(salt.length + sealed.length)
                .put(salt)
                .put(sealed)
                .array();
    }
}
