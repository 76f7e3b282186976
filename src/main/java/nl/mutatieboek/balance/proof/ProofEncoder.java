package nl.mutatieboek.balance.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Encodes the trees of a proof. A number takes seven bits per byte, the lowest first. A text is without its start if that
 * is the start of the text before it.
 */
final class ProofEncoder {
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String previous;

    /**
     * Starts an encoding.
     *
     * @param asked key that the proof is of
     */
    ProofEncoder(String asked) {
        previous = asked;
    }

    ProofEncoder addTree(List<ProofElement> elements) {
        addNumber(elements.size());
        for (ProofElement element : elements) {
            boolean leaf = !element.shown().isEmpty();
            addNumber(2L * element.depth() + (leaf ? 1 : 0));
            addNumber(element.node().count());
            long sum = element.node().sum();
            addNumber((sum << 1) ^ (sum >> (Long.SIZE - 1)));
            if (leaf) {
                addText(element.shown());
            }
            bytes.writeBytes(element.hash());
        }
        return this;
    }

    ProofEncoder addHash(byte[] hash) {
        bytes.writeBytes(hash);
        return this;
    }

    /** Adds a number of 64 bits without a sign. */
    ProofEncoder addNumber(long number) {
        long rest = number;
        while (rest >>> BITS != 0) {
            bytes.write((int) (rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        bytes.write((int) rest);
        return this;
    }

    private void addText(String text) {
        int shared = 0;
        while (shared < Math.min(text.length(), previous.length()) && text.charAt(shared) == previous.charAt(shared)) {
            shared++;
        }
        byte[] rest = text.substring(shared).getBytes(StandardCharsets.US_ASCII);
        addNumber(shared);
        addNumber(rest.length);
        bytes.writeBytes(rest);
        previous = text;
    }

    String toBase64() {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
