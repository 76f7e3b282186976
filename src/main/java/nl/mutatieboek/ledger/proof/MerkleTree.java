package nl.mutatieboek.ledger.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.ledger.Sha256Digest;

/** Root and proofs of the Merkle tree of RFC 6962 over SHA-256, from the hashes of its complete subtrees. */
final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final NodeReader nodes;

    /** Hashes of complete subtrees. */
    @FunctionalInterface
    interface NodeReader {
        /**
         * Returns the hash of the complete subtree over the leaves from {@code index · 2^level} to
         * {@code (index + 1) · 2^level − 1}.
         */
        byte[] node(int level, long index);
    }

    MerkleTree(NodeReader nodes) {
        this.nodes = nodes;
    }

    static byte[] leafHash(byte[] data) {
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update(LEAF);
        return digest.digest(data);
    }

    static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** Returns the root of the first {@code size} leaves. */
    byte[] root(long size) {
        return size == 0 ? Sha256Digest.newDigest().digest() : range(0, size);
    }

    /** Returns the hashes that lead from a leaf to the root of the first {@code size} leaves, lowest first. */
    List<byte[]> inclusionProof(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("No leaf %d in a tree of %d".formatted(index, size));
        }
        List<byte[]> proof = new ArrayList<>();
        addInclusion(proof, index, 0, size);
        return proof;
    }

    private void addInclusion(List<byte[]> proof, long index, long from, long to) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            addInclusion(proof, index, from, middle);
            proof.add(range(middle, to));
        } else {
            addInclusion(proof, index, middle, to);
            proof.add(range(from, middle));
        }
    }

    /** Returns the hashes that show that the first {@code later} leaves extend the first {@code earlier} ones. */
    List<byte[]> consistencyProof(long earlier, long later) {
        if (earlier < 0 || earlier > later) {
            throw new IllegalArgumentException("No tree of %d leaves extends one of %d".formatted(later, earlier));
        }
        List<byte[]> proof = new ArrayList<>();
        if (earlier > 0 && earlier < later) {
            addConsistency(proof, earlier, 0, later, true);
        }
        return proof;
    }

    private void addConsistency(List<byte[]> proof, long earlier, long from, long to, boolean whole) {
        if (earlier == to) {
            if (!whole) {
                proof.add(range(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (earlier <= middle) {
            addConsistency(proof, earlier, from, middle, whole);
            proof.add(range(middle, to));
        } else {
            addConsistency(proof, earlier, middle, to, false);
            proof.add(range(from, middle));
        }
    }

    /** Hash of the leaves {@code from} to {@code to − 1}; {@code from} is a multiple of the largest subtree in it. */
    private byte[] range(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.node(level, from >> level);
        }
        long middle = from + split(count);
        return nodeHash(range(from, middle), range(middle, to));
    }

    /** Largest power of two below a count. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
