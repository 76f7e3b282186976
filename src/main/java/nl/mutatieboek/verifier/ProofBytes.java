package nl.mutatieboek.verifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static nl.mutatieboek.verifier.VerificationFailedException.require;

import java.nio.ByteBuffer;

/** Reads the bytes of a balance proof; a number or a text has one form only, so that one proof has one text. */
final class ProofBytes {
    private static final int BITS = 7;

    private final ByteBuffer bytes;
    private String previous;
    private long characters;

    /**
     * Begins to read.
     *
     * @param asked key that the proof is of; the first text may share its start
     */
    ProofBytes(byte[] bytes, String asked) {
        this.bytes = ByteBuffer.wrap(bytes);
        previous = asked;
    }

    /** Reads a number of 64 bits: seven per byte, the lowest first. */
    long number() {
        long number = 0;
        for (int shift = 0; ; shift += BITS) {
            byte next = bytes(1)[0];
            boolean shortest = shift == 0 || next != 0;
            boolean fits = shift + BITS < Long.SIZE || next == 1;
            require(shortest && fits, "The balance proof has a number that is not in its shortest form.");
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    /** Reads a text, which is without the start that it shares with the text before it. All of them fit in memory. */
    String text() {
        long shared = number();
        String rest = new String(bytes(number()), ISO_8859_1);
        boolean known = shared >= 0 && shared <= previous.length();
        require(known, "The balance proof has a text that shares more than there is.");
        String text = previous.substring(0, (int) shared) + rest;
        boolean longest = rest.isEmpty() || !previous.startsWith(text.substring(0, (int) shared + 1));
        require(longest, "The balance proof has a text that is not in its shortest form.");
        characters += text.length();
        require(characters <= EvidenceText.LONGEST, "The texts of the balance proof are too long.");
        previous = text;
        return text;
    }

    byte[] bytes(long length) {
        require(length >= 0 && length <= bytes.remaining(), "The balance proof ends too early.");
        byte[] read = new byte[(int) length];
        bytes.get(read);
        return read;
    }

    void requireEnd() {
        require(!bytes.hasRemaining(), "The balance proof has bytes after its end.");
    }
}
