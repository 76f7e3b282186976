package nl.mutatieboek.verifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static nl.mutatieboek.verifier.VerificationFailedException.require;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;

/**
 * Element of a balance proof: a subtree of a sum tree, or a leaf that it shows. A hash binds count, sum and hash of each
 * child apart.
 *
 * @param depth number of nodes above it; two neighbours of one depth have a common parent
 * @param shown what a leaf shows, in words: key and content, or day, moment, number and line; empty for a subtree
 */
@SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
record SumElement(long depth, long count, long sum, byte[] hash, String shown) {
    /** Kind of a leaf, which begins what its hash is over. */
    static final byte ACCOUNT = 0;

    /** Kind of a leaf, which begins what its hash is over. */
    static final byte POSTING = 2;

    private static final byte[] PARENT = {1};
    private static final String OVERFLOW = "The sums of the balance proof overflow.";

    /** Reads the elements of a tree with leaves of a kind. */
    static List<SumElement> read(ProofBytes bytes, byte kind) {
        List<SumElement> elements = new ArrayList<>();
        for (long rest = bytes.number(); rest != 0; rest--) {
            long depthAndLeaf = bytes.number();
            long depth = depthAndLeaf >>> 1;
            long count = bytes.number();
            long signed = bytes.number();
            long sum = (signed >>> 1) ^ -(signed & 1);
            require(count >= 0, OVERFLOW);
            boolean leaf = (depthAndLeaf & 1) != 0;
            String shown = leaf ? bytes.text() : "";
            byte[] hash = bytes.bytes(leaf && kind == POSTING ? 0 : MerkleProof.HASH_LENGTH);
            if (leaf) {
                shown += kind == ACCOUNT ? " " + Base64.getEncoder().encodeToString(hash) : "";
                boolean fits = shown.matches(kind == ACCOUNT ? "[^ ]+ [^ ]+" : "[^ ]+ [^ ]+ [^ ]+ [^ ]+");
                require(fits, "This is not a leaf of a balance proof: %s", shown);
                hash = MerkleProof.sha256(new byte[] {kind}, numbers(count, sum), shown.getBytes(ISO_8859_1));
            }
            elements.add(new SumElement(depth, count, sum, hash, shown));
        }
        return elements;
    }

    boolean isLeaf() {
        return !shown.isEmpty();
    }

    /** Returns a word of what a leaf shows. */
    String shown(int word) {
        return shown.split(" ", -1)[word];
    }

    private static byte[] numbers(long count, long sum) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(count).putLong(sum).array();
    }

    /** Returns the hash of the root over all elements. */
    static byte[] rootHash(List<SumElement> elements) {
        Deque<SumElement> left = new ArrayDeque<>();
        for (SumElement element : elements) {
            SumElement node = element;
            while (node.depth > 0 && !left.isEmpty() && left.getLast().depth == node.depth) {
                node = parent(left.removeLast(), node);
            }
            left.addLast(node);
        }
        boolean tree = left.isEmpty() || (left.size() == 1 && left.getLast().depth == 0);
        require(tree, "The elements of the balance proof are not a tree.");
        return left.isEmpty() ? MerkleProof.sha256(new byte[0]) : left.getLast().hash;
    }

    private static SumElement parent(SumElement left, SumElement right) {
        SumElement sums = total(List.of(left, right));
        byte[] hash = MerkleProof.sha256(
                PARENT, numbers(left.count, left.sum), left.hash, numbers(right.count, right.sum), right.hash);
        return new SumElement(left.depth - 1, sums.count, sums.sum, hash, "");
    }

    /** Returns the count and the sum of elements. */
    static SumElement total(List<SumElement> elements) {
        try {
            long count = elements.stream().mapToLong(SumElement::count).reduce(0, Math::addExact);
            long sum = elements.stream().mapToLong(SumElement::sum).reduce(0, Math::addExact);
            return new SumElement(0, count, sum, new byte[0], "");
        } catch (ArithmeticException e) {
            throw new VerificationFailedException(OVERFLOW);
        }
    }
}
