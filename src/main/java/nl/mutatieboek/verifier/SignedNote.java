package nl.mutatieboek.verifier;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text with signatures, in the format of C2SP signed-note.
 *
 * @param text what is signed, with its last line break
 */
record SignedNote(String text, List<NoteSignature> signatures) {
    private static final String SIGNATURE_PREFIX = "— ";
    private static final int MAX_SIGNATURES = 64;

    /** One signature line: the name of the key, its identifier, and the bytes of the signature. */
    @SuppressWarnings("ArrayRecordComponent") // Read-only by agreement.
    record NoteSignature(String name, int id, byte[] signature) {}

    static SignedNote parse(String note) throws VerificationFailedException {
        requirePlainText(note);
        int separator = note.lastIndexOf("\n\n");
        if (separator < 0 || !note.endsWith("\n")) {
            throw new VerificationFailedException("This is not a signed note: it has no signatures.");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : note.substring(separator + 2).lines().toList()) {
            signatures.add(parseSignature(line));
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new VerificationFailedException("A signed note has 1 to %d signatures.".formatted(MAX_SIGNATURES));
        }
        return new SignedNote(note.substring(0, separator + 1), List.copyOf(signatures));
    }

    private static void requirePlainText(String note) throws VerificationFailedException {
        if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new VerificationFailedException("This is not a signed note: it is not plain text.");
        }
    }

    private static NoteSignature parseSignature(String line) throws VerificationFailedException {
        String[] parts = line.startsWith(SIGNATURE_PREFIX)
                ? line.substring(SIGNATURE_PREFIX.length()).split(" ", -1)
                : new String[0];
        if (parts.length == 2 && !parts[0].isEmpty() && !parts[0].contains("+")) {
            byte[] bytes = decode(parts[1]);
            if (bytes.length > Integer.BYTES) {
                return new NoteSignature(
                        parts[0],
                        ByteBuffer.wrap(bytes).getInt(),
                        Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
            }
        }
        throw new VerificationFailedException("This is not a signature line: " + line);
    }

    /**
     * Returns those of the keys that signed the text.
     *
     * @throws VerificationFailedException if the note names one of the keys and its signature is wrong
     */
    Set<VerifierKey> signersAmong(Iterable<VerifierKey> keys) throws VerificationFailedException {
        Set<VerifierKey> signers = new HashSet<>();
        for (VerifierKey key : keys) {
            for (NoteSignature one : signatures) {
                if (one.name().equals(key.name()) && one.id() == key.id()) {
                    if (!key.signed(text, one.signature())) {
                        throw new VerificationFailedException("The signature of %s is wrong.".formatted(key.name()));
                    }
                    signers.add(key);
                }
            }
        }
        return signers;
    }

    /** Decodes Base64, and accepts one text for the same bytes only. */
    static byte[] decode(String text) throws VerificationFailedException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Reported below.
        }
        throw new VerificationFailedException("This is not Base64: " + text);
    }
}
