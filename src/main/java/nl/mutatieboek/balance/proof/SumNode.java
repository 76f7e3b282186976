package nl.mutatieboek.balance.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * Node of a sum tree. Its hash binds the count, the sum and the hash of each child apart, so that no amount can move from
 * one child to the other.
 *
 * @param count number of postings below it
 * @param sum what they amount to, in whole thousands of euros
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record SumNode(long count, long sum, byte[] hash) {
    private static final byte PARENT = 1;

    /** Node of a tree without leaves. */
    static final SumNode EMPTY = new SumNode(0, 0, Sha256Digest.newDigest().digest());

    /**
     * Creates a leaf.
     *
     * @param kind first byte of what is hashed; differs between the kinds of leaves and from that of a parent
     */
    static SumNode leaf(byte kind, long count, long sum, String label) {
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update(ByteBuffer.allocate(1 + 2 * Long.BYTES)
                .put(kind)
                .putLong(count)
                .putLong(sum)
                .array());
        return new SumNode(count, sum, digest.digest(label.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Creates the parent of two nodes.
     *
     * @throws ArithmeticException if the sum overflows
     */
    static SumNode parent(SumNode left, SumNode right) {
        ByteBuffer bound = ByteBuffer.allocate(1 + 2 * (2 * Long.BYTES + left.hash.length));
        bound.put(PARENT);
        left.writeTo(bound);
        right.writeTo(bound);
        return new SumNode(
                Math.addExact(left.count, right.count),
                Math.addExact(left.sum, right.sum),
                Sha256Digest.newDigest().digest(bound.array()));
    }

    private void writeTo(ByteBuffer bound) {
        bound.putLong(count).putLong(sum).put(hash);
    }

    /** Returns the root over consecutive nodes, in the shape that RFC 6962 gives their number. */
    static SumNode root(List<SumNode> nodes) {
        return switch (nodes.size()) {
            case 0 -> EMPTY;
            case 1 -> nodes.getFirst();
            default -> {
                int split = split(nodes.size());
                yield parent(root(nodes.subList(0, split)), root(nodes.subList(split, nodes.size())));
            }
        };
    }

    /** Returns the largest power of two below a count. */
    static int split(int count) {
        return Integer.highestOneBit(count - 1);
    }
}
