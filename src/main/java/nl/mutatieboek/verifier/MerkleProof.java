package nl.mutatieboek.verifier;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Hashes, roots and proofs of the Merkle tree of RFC 6962 over SHA-256. */
final class MerkleProof {
    static final int HASH_LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** Hashes of a proof that are not used yet, the lowest first. */
    private final Deque<byte[]> rest;

    private MerkleProof(List<byte[]> proof) {
        rest = new ArrayDeque<>(proof);
    }

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
        MerkleProof path = new MerkleProof(proof);
        byte[] reached = path.root(index, size, leafHash);
        if (!path.rest.isEmpty() || !MessageDigest.isEqual(reached, root)) {
            throw new VerificationFailedException(
                    "The inclusion proof of entry %d does not lead to the root of the head.".formatted(index + 1));
        }
    }

    private byte[] root(long index, long size, byte[] leafHash) throws VerificationFailedException {
        if (size == 1) {
            return leafHash;
        }
        long left = Long.highestOneBit(size - 1);
        byte[] half = index < left ? root(index, left, leafHash) : root(index - left, size - left, leafHash);
        return index < left ? nodeHash(half, next()) : nodeHash(next(), half);
    }

    private byte[] next() throws VerificationFailedException {
        if (rest.isEmpty()) {
            throw new VerificationFailedException("The proof has too few hashes.");
        }
        return rest.removeFirst();
    }

    /** Requires that a later tree extends an earlier one. */
    static void requireConsistency(TreeHead earlier, TreeHead later, List<byte[]> proof)
            throws VerificationFailedException {
        if (earlier.size() > later.size()) {
            throw new VerificationFailedException("The later head has fewer entries than the earlier one: %d and %d."
                    .formatted(later.size(), earlier.size()));
        }
        MerkleProof path = new MerkleProof(proof);
        byte[][] roots = path.roots(earlier.size(), later.size(), earlier.root());
        boolean kept = MessageDigest.isEqual(roots[0], earlier.root());
        if (!kept || !MessageDigest.isEqual(roots[1], later.root())) {
            throw new VerificationFailedException(
                    earlier.size() == later.size()
                            ? "Two different heads have the same size, %d: the book has two histories."
                                    .formatted(later.size())
                            : "The head of %d entries does not extend the head of %d: what was recorded before has changed."
                                    .formatted(later.size(), earlier.size()));
        }
        if (!path.rest.isEmpty()) {
            throw new VerificationFailedException("The consistency proof has too many hashes.");
        }
    }

    /** Returns the roots that a proof gives the earlier and the later tree; {@code whole} is the earlier root, if known. */
    private byte[][] roots(long earlier, long later, byte... whole) throws VerificationFailedException {
        if (earlier == later) {
            byte[] same = whole.length == 0 ? next() : whole;
            return new byte[][] {same, same};
        }
        long left = Long.highestOneBit(later - 1);
        byte[][] part = earlier <= left ? roots(earlier, left, whole) : roots(earlier - left, later - left);
        byte[] sibling = next();
        return earlier <= left
                ? new byte[][] {part[0], nodeHash(part[1], sibling)}
                : new byte[][] {nodeHash(sibling, part[0]), nodeHash(sibling, part[1])};
    }

    /** Root of a tree that grows leaf by leaf. */
    static final class GrowingTree {
        private final Deque<byte[]> complete = new ArrayDeque<>();
        private long size;

        void append(byte[] leafHash) {
            byte[] hash = leafHash;
            for (long merged = size++; (merged & 1) == 1; merged >>= 1) {
                hash = nodeHash(complete.removeLast(), hash);
            }
            complete.addLast(hash);
        }

        /** Requires that this is the tree of a head; it does not grow afterwards. */
        void requireRoot(TreeHead head) throws VerificationFailedException {
            if (size != head.size()) {
                throw new VerificationFailedException(
                        "There are %d entries, and the head has %d.".formatted(size, head.size()));
            }
            byte[] root = complete.removeLast();
            while (!complete.isEmpty()) {
                root = nodeHash(complete.removeLast(), root);
            }
            if (!MessageDigest.isEqual(root, head.root())) {
                throw new VerificationFailedException("The entries are not those of the head: their root differs.");
            }
        }
    }
}
