package nl.mutatieboek.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Public key of a log or a witness in the form of C2SP signed-note: {@code name+id+base64}. */
record VerifierKey(String name, int id, byte type, PublicKey key) {
    /** Type of a log's key. */
    static final byte ED25519 = 0x01;

    /** Type of a witness's key: a co-signature with a time. */
    static final byte TIMED_COSIGNATURE = 0x04;

    private static final int KEY_LENGTH = 32;

    /** What precedes 32 bytes of an Ed25519 key in its X.509 encoding (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    static VerifierKey parse(String text) throws VerificationFailedException {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3 || parts[0].isEmpty()) {
            throw new VerificationFailedException("This is not a public key of the form name+id+base64: " + text);
        }
        byte[] typeAndKey = SignedNote.decode(parts[2]);
        if (typeAndKey.length != 1 + KEY_LENGTH || (typeAndKey[0] != ED25519 && typeAndKey[0] != TIMED_COSIGNATURE)) {
            throw new VerificationFailedException("The public key of %s is of an unknown type.".formatted(parts[0]));
        }
        int id = idOf(parts[0], typeAndKey);
        if (!HexFormat.of().toHexDigits(id).equals(parts[1])) {
            throw new VerificationFailedException(
                    "The identifier of the public key of %s does not fit its key.".formatted(parts[0]));
        }
        return new VerifierKey(parts[0], id, typeAndKey[0], decode(Arrays.copyOfRange(typeAndKey, 1, 1 + KEY_LENGTH)));
    }

    private static int idOf(String name, byte[] typeAndKey) {
        MessageDigest digest = MerkleProof.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest(typeAndKey)).getInt();
    }

    private static PublicKey decode(byte[] key) throws VerificationFailedException {
        byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(key, 0, x509, X509_PREFIX.length, KEY_LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new VerificationFailedException("The public key is not an Ed25519 key.");
        }
    }

    /** Tells whether this key made the signature of a note's text. */
    boolean signed(String text, byte[] signature) {
        if (type == ED25519) {
            return verifies(text, signature);
        }
        ByteBuffer timed = ByteBuffer.wrap(signature);
        if (timed.remaining() <= Long.BYTES || timed.getLong() < 0) {
            return false;
        }
        String signedText = "cosignature/v1\ntime " + timed.getLong(0) + "\n" + text;
        return verifies(signedText, Arrays.copyOfRange(signature, Long.BYTES, signature.length));
    }

    private boolean verifies(String text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
