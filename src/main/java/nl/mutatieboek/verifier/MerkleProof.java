package nl.mutatieboek.verifier;

import static nl.mutatieboek.verifier.VerificationFailedException.require;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Hashes and proofs of the Merkle tree of RFC 6962 over SHA-256. */
final class MerkleProof {
    static final int HASH_LENGTH = 32;

    private static final String CHANGED = "what was recorded before has changed.";
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List.of(parts).forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    static byte[] leafHash(byte[] data) {
        return sha256(LEAF, data);
    }

    static byte[] nodeHash(byte[] left, byte[] right) {
        return sha256(NODE, left, right);
    }

    /** Returns the size of the left part of a tree with at least two leaves: it is complete. */
    static long leftSize(long size) {
        return Long.highestOneBit(size - 1);
    }

    /** Requires that the leaf with this index is in the tree of a head. */
    static void requireInclusion(long index, byte[] leafHash, List<byte[]> proof, TreeHead head) {
        require(index < head.size(), "The head has %d entries and no entry %d.", head.size(), index);
        Deque<byte[]> rest = new ArrayDeque<>(proof);
        boolean leads = Arrays.equals(root(index, head.size(), leafHash, rest), head.root()) && rest.isEmpty();
        require(leads, "The inclusion proof of entry %d does not lead to the root of the head.", index + 1);
    }

    /** Returns the root that the next hashes of a proof, the lowest first, give a tree with this leaf. */
    private static byte[] root(long index, long size, byte[] leafHash, Deque<byte[]> proof) {
        if (size == 1) {
            return leafHash;
        }
        long left = leftSize(size);
        boolean isLeft = index < left;
        byte[] half = isLeft ? root(index, left, leafHash, proof) : root(index - left, size - left, leafHash, proof);
        return isLeft ? nodeHash(half, next(proof)) : nodeHash(next(proof), half);
    }

    private static byte[] next(Deque<byte[]> proof) {
        require(!proof.isEmpty(), "The proof has too few hashes.");
        return proof.removeFirst();
    }

    /** Requires that a later tree extends an earlier one. */
    static void requireConsistency(TreeHead earlier, TreeHead later, List<byte[]> proof) {
        long from = earlier.size();
        long to = later.size();
        require(from <= to, "The later head has fewer entries than the earlier one: %d and %d.", to, from);
        Deque<byte[]> rest = new ArrayDeque<>(proof);
        List<byte[]> roots = roots(from, to, rest, earlier.root());
        boolean kept = Arrays.equals(roots.getFirst(), earlier.root()) && Arrays.equals(roots.getLast(), later.root());
        require(kept || from < to, "Two different heads have the same size, %d: the book has two histories.", to);
        require(kept, "The head of %d entries does not extend the head of %d: " + CHANGED, to, from);
        require(rest.isEmpty(), "The consistency proof has too many hashes.");
    }

    /** Returns the roots that a proof gives the earlier and the later tree; {@code whole} is the earlier root, if known. */
    private static List<byte[]> roots(long earlier, long later, Deque<byte[]> proof, byte... whole) {
        if (earlier == later) {
            byte[] same = whole.length == 0 ? next(proof) : whole;
            return List.of(same, same);
        }
        long left = leftSize(later);
        boolean isLeft = earlier <= left;
        List<byte[]> part = isLeft ? roots(earlier, left, proof, whole) : roots(earlier - left, later - left, proof);
        byte[] next = next(proof);
        return isLeft
                ? List.of(part.getFirst(), nodeHash(part.getLast(), next))
                : List.of(nodeHash(next, part.getFirst()), nodeHash(next, part.getLast()));
    }
}
