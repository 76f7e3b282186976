package nl.mutatieboek.verifier;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Hashes and proofs of the Merkle tree of RFC 6962 over SHA-256, checked as RFC 9162 describes. */
final class MerkleProof {
    static final int HASH_LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleProof() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    static byte[] leafHash(byte[] data) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(data);
    }

    private static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** Requires that the leaf with this index is in the tree with this size and root. */
    static void requireInclusion(long index, long size, byte[] leafHash, List<byte[]> proof, byte[] root)
            throws VerificationFailedException {
        if (index < 0 || index >= size) {
            throw new VerificationFailedException("The head has %d entries and no entry %d.".formatted(size, index));
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : proof) {
            if (last == 0) {
                throw new VerificationFailedException("The inclusion proof is too long.");
            }
            if ((node & 1) == 1 || node == last) {
                hash = nodeHash(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = nodeHash(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0 || !MessageDigest.isEqual(hash, root)) {
            throw new VerificationFailedException(
                    "The inclusion proof of entry %d does not lead to the root of the head.".formatted(index));
        }
    }

    /** Requires that a later tree extends an earlier one. */
    static void requireConsistency(TreeHead earlier, TreeHead later, List<byte[]> proof)
            throws VerificationFailedException {
        if (earlier.size() > later.size()) {
            throw new VerificationFailedException("The later head has fewer entries than the earlier one: %d and %d."
                    .formatted(later.size(), earlier.size()));
        }
        if (earlier.size() == 0 || earlier.size() == later.size()) {
            boolean same = earlier.size() == 0 || MessageDigest.isEqual(earlier.root(), later.root());
            if (!same) {
                throw new VerificationFailedException(
                        "Two different heads have the same size, %d: the book has two histories."
                                .formatted(later.size()));
            }
            if (!proof.isEmpty()) {
                throw new VerificationFailedException("The consistency proof is too long.");
            }
            return;
        }
        requireExtension(earlier, later, proof);
    }

    private static void requireExtension(TreeHead earlier, TreeHead later, List<byte[]> proof)
            throws VerificationFailedException {
        long node = earlier.size() - 1;
        long last = later.size() - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        // A complete subtree is its own first hash.
        boolean complete = node == 0;
        if (proof.isEmpty() && !complete) {
            throw new VerificationFailedException("The consistency proof is too short.");
        }
        int next = complete ? 0 : 1;
        byte[] old = complete ? earlier.root() : proof.getFirst();
        byte[] extended = old;
        for (byte[] sibling : proof.subList(next, proof.size())) {
            if (last == 0) {
                throw new VerificationFailedException("The consistency proof is too long.");
            }
            if ((node & 1) == 1 || node == last) {
                old = nodeHash(sibling, old);
                extended = nodeHash(sibling, extended);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                extended = nodeHash(extended, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0
                || !MessageDigest.isEqual(old, earlier.root())
                || !MessageDigest.isEqual(extended, later.root())) {
            throw new VerificationFailedException(
                    "The head of %d entries does not extend the head of %d: what was recorded before has changed."
                            .formatted(later.size(), earlier.size()));
        }
    }
}
