package nl.mutatieboek.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Line of a balance proof: a subtree of a sum tree, or a leaf that it shows. A hash binds count, sum and hash of each
 * child apart.
 *
 * @param depth number of nodes above it; two neighbours of one depth have a common parent
 * @param shown what a leaf shows, in words; empty for a subtree
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record SumElement(int depth, long count, long sum, byte[] hash, List<String> shown) {
    private static final byte PARENT = 1;
    private static final int MAX_DEPTH = 255;

    /** Parses lines; {@code leafKind} is the first byte of what the hash of a leaf is over. */
    static List<SumElement> parse(List<String> lines, byte leafKind) throws VerificationFailedException {
        List<SumElement> elements = new ArrayList<>();
        for (String line : lines) {
            String[] items = line.split(" ", 4);
            if (items.length < 4 || !items[2].matches("0|-?[1-9][0-9]{0,17}")) {
                throw new VerificationFailedException("This is not a line of a balance proof: " + line);
            }
            int depth = (int) Math.min(MAX_DEPTH, TreeHead.parseCount(items[0]));
            long count = TreeHead.parseCount(items[1]);
            long sum = Long.parseLong(items[2]);
            List<String> shown = List.of(items[3].split(" ", -1));
            boolean leaf = shown.size() > 1;
            MessageDigest digest = MerkleProof.sha256();
            digest.update(leafKind);
            digest.update(numbers(count, sum));
            elements.add(new SumElement(
                    depth,
                    count,
                    sum,
                    leaf ? digest.digest(items[3].getBytes(StandardCharsets.UTF_8)) : TreeHead.parseHash(items[3]),
                    leaf ? shown : List.of()));
        }
        return elements;
    }

    private static byte[] numbers(long count, long sum) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(count).putLong(sum).array();
    }

    /** Returns the hash of the root over all elements. */
    static byte[] rootHash(List<SumElement> elements) throws VerificationFailedException {
        Deque<SumElement> left = new ArrayDeque<>();
        for (SumElement element : elements) {
            SumElement node = element;
            while (node.depth > 0 && !left.isEmpty() && left.getLast().depth == node.depth) {
                List<SumElement> children = List.of(left.removeLast(), node);
                MessageDigest digest = MerkleProof.sha256();
                digest.update(PARENT);
                for (SumElement child : children) {
                    digest.update(numbers(child.count, child.sum));
                    digest.update(child.hash);
                }
                SumElement sums = total(children);
                node = new SumElement(node.depth - 1, sums.count, sums.sum, digest.digest(), List.of());
            }
            left.addLast(node);
        }
        if (left.size() > 1 || (!left.isEmpty() && left.getLast().depth > 0)) {
            throw new VerificationFailedException("The lines of the balance proof are not a tree.");
        }
        return left.isEmpty() ? MerkleProof.sha256().digest() : left.getLast().hash;
    }

    /** Returns the count and the sum of elements. */
    static SumElement total(List<SumElement> elements) throws VerificationFailedException {
        long count = 0;
        long sum = 0;
        try {
            for (SumElement element : elements) {
                count = Math.addExact(count, element.count);
                sum = Math.addExact(sum, element.sum);
            }
        } catch (ArithmeticException e) {
            throw new VerificationFailedException("The sums of the balance proof overflow.");
        }
        return new SumElement(0, count, sum, new byte[0], List.of());
    }
}
