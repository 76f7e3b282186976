package nl.mutatieboek.ledger.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * Salts the commitments to amounts under embargo in one head, so that they tell nothing without their salt. A salt depends
 * on the root over all entries, so that equal amounts have other commitments in another head, and in a copy of the book
 * that continued otherwise.
 */
public final class CommitmentSalter {
    private static final byte[] PURPOSE = "balances".getBytes(StandardCharsets.US_ASCII);

    private final byte[] key;

    /**
     * Derives a key for one head, so that no salt of a leaf can equal one of a commitment.
     *
     * @param saltKey salt key of the book
     * @param size number of entries of the head
     * @param root root over these entries
     */
    CommitmentSalter(byte[] saltKey, long size, byte[] root) {
        key = Sha256Digest.newMac(Sha256Digest.newMac(saltKey).doFinal(PURPOSE))
                .doFinal(ByteBuffer.allocate(Long.BYTES + root.length)
                        .putLong(size)
                        .put(root)
                        .array());
    }

    /**
     * Returns the salt of a commitment.
     *
     * @param subject what is committed to
     * @param root 32 bytes
     */
    public byte[] salt(String subject, byte[] root) {
        Mac mac = Sha256Digest.newMac(key);
        mac.update(root);
        return mac.doFinal(subject.getBytes(StandardCharsets.UTF_8));
    }
}
