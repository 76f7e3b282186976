package nl.mutatieboek.ledger.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * Public key of a witness that co-signs heads, as C2SP tlog-cosignature defines it for Ed25519.
 *
 * @param name name of the key, as it is in signature lines
 * @param id identifier of the key, as it is in signature lines
 */
record CosignerKey(String name, int id, PublicKey key) {
    private static final byte TIMED_ED25519 = 0x04;
    private static final int KEY_LENGTH = 32;
    private static final int SIGNATURE_LENGTH = 64;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final String LINE_PREFIX = "— ";

    /**
     * Co-signature of a head.
     *
     * @param line signature line, without its line break
     * @param at time that the witness states
     */
    record Cosignature(String line, Instant at) {}

    /** Parses a key in the form that verifiers are configured with: {@code name+id+base64}. */
    static CosignerKey parse(String verifierKey) {
        String[] parts = verifierKey.split("\\+", 3);
        if (parts.length < 3 || parts[0].isEmpty()) {
            throw new IllegalArgumentException("This is no public key of a witness: " + verifierKey);
        }
        byte[] typeAndKey = Base64.getDecoder().decode(parts[2]);
        if (typeAndKey.length != KEY_LENGTH + 1 || typeAndKey[0] != TIMED_ED25519) {
            throw new IllegalArgumentException(
                    "Only keys for timed Ed25519 co-signatures are supported: " + verifierKey);
        }
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update((parts[0] + "\n").getBytes(StandardCharsets.UTF_8));
        int id = ByteBuffer.wrap(digest.digest(typeAndKey)).getInt();
        if (!HexFormat.of().toHexDigits(id).equals(parts[1])) {
            throw new IllegalArgumentException("The identifier does not belong to the key: " + verifierKey);
        }
        byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(typeAndKey, 1, x509, X509_PREFIX.length, KEY_LENGTH);
        try {
            return new CosignerKey(
                    parts[0], id, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no Ed25519 key: " + verifierKey, e);
        }
    }

    /**
     * Returns the co-signature of this key over a head among signature lines; lines of other keys do not count.
     *
     * @param text signed text of the head
     * @throws IllegalArgumentException if a line is of this key and its signature is wrong
     */
    Optional<Cosignature> find(String signatureLines, String text) {
        return signatureLines
                .lines()
                .filter(line -> line.startsWith(LINE_PREFIX + name + " "))
                .flatMap(line -> verify(line, text).stream())
                .findFirst();
    }

    private Optional<Cosignature> verify(String line, String text) {
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(line.substring(LINE_PREFIX.length() + name.length() + 1)));
        if (bytes.remaining() < Integer.BYTES || bytes.getInt() != id) {
            return Optional.empty();
        }
        if (bytes.remaining() == Long.BYTES + SIGNATURE_LENGTH) {
            long seconds = bytes.getLong();
            byte[] signature = new byte[SIGNATURE_LENGTH];
            bytes.get(signature);
            if (seconds > 0 && seconds <= Instant.MAX.getEpochSecond() && isSigned(seconds, text, signature)) {
                return Optional.of(new Cosignature(line, Instant.ofEpochSecond(seconds)));
            }
        }
        throw new IllegalArgumentException("The co-signature of %s is wrong.".formatted(name));
    }

    private boolean isSigned(long seconds, String text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(
                    String.join("\n", "cosignature/v1", "time " + seconds, text).getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature that is not even a point of the curve.
            return false;
        }
    }
}
