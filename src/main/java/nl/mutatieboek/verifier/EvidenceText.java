package nl.mutatieboek.verifier;

import static nl.mutatieboek.verifier.VerificationFailedException.require;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Text in UTF-8 with line breaks as its only control characters, so that all programs read the same lines; and the values
 * in it, which have one form each.
 */
final class EvidenceText extends FilterReader {
    /** Number of characters of a text, or of each line of a text that is read line by line. */
    static final int LONGEST = 1 << 24;

    private int lineLength;

    private EvidenceText(InputStream in) {
        super(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    }

    static BufferedReader lines(InputStream in) {
        return new BufferedReader(new EvidenceText(in));
    }

    static String read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        require(bytes.length <= LONGEST, "A file is too long.");
        StringWriter text = new StringWriter();
        lines(new ByteArrayInputStream(bytes)).transferTo(text);
        return text.toString();
    }

    /** Parses a count without leading zeros. */
    static long parseCount(String text) {
        require(text.matches("0|[1-9][0-9]{0,17}"), "This is not a number of an entry: %s", text);
        return Long.parseLong(text);
    }

    static byte[] parseHash(String line) {
        byte[] hash = decode(line);
        require(hash.length == MerkleProof.HASH_LENGTH, "This is not a hash: %s", line);
        return hash;
    }

    /** Decodes Base64, and accepts one text for the same bytes only. */
    static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            require(Base64.getEncoder().encodeToString(bytes).equals(text), "This is not Base64: %s", text);
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new VerificationFailedException("This is not Base64: " + text);
        }
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        int count = super.read(buffer, from, length);
        for (int i = from; i < from + count; i++) {
            require(buffer[i] >= ' ' || buffer[i] == '\n', "A file is not plain text.");
            lineLength = buffer[i] == '\n' ? 0 : lineLength + 1;
        }
        require(lineLength <= LONGEST, "A file has a line that is too long.");
        return count;
    }
}
