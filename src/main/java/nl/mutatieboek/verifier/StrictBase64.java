package nl.mutatieboek.verifier;

import java.util.Base64;

/** Base64 that accepts one text for the same bytes only. */
final class StrictBase64 {
    private StrictBase64() {}

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
