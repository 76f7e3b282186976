package nl.mutatieboek.ledger.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import nl.mutatieboek.ledger.Sha256Digest;

/**
 * Key that signs the heads of a book: an Ed25519 key with the book's name, as C2SP signed-note defines it.
 *
 * @param name name of the key, which is the origin of the heads; no spaces and no plus sign
 */
record HeadSigningKey(String name, KeyPair pair) {
    static final int ID_LENGTH = 4;

    private static final byte ED25519 = 0x01;
    private static final int KEY_LENGTH = 32;

    HeadSigningKey {
        if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c == '+' || Character.isSpaceChar(c))) {
            throw new IllegalArgumentException("The name of a key has no spaces and no plus sign: " + name);
        }
    }

    /** Returns the public key in the form that verifiers are configured with: {@code name+id+base64}. */
    String verifierKey() {
        return "%s+%s+%s".formatted(name, idText(), Base64.getEncoder().encodeToString(typeAndKey()));
    }

    String idText() {
        return HexFormat.of().toHexDigits(id());
    }

    private int id() {
        MessageDigest digest = Sha256Digest.newDigest();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest(typeAndKey())).getInt();
    }

    /** The key is the last part of its X.509 encoding (RFC 8410). */
    private byte[] typeAndKey() {
        byte[] x509 = pair.getPublic().getEncoded();
        byte[] bytes = Arrays.copyOfRange(x509, x509.length - KEY_LENGTH - 1, x509.length);
        bytes[0] = ED25519;
        return bytes;
    }

    /** Returns the text as a note with one signature. */
    String sign(String text) {
        return text + "\n" + signatureLine(text);
    }

    /** Returns the signature line of the text, with its line break. */
    String signatureLine(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signed = signature.sign();
            byte[] line = ByteBuffer.allocate(Integer.BYTES + signed.length)
                    .putInt(id())
                    .put(signed)
                    .array();
            return "— " + name + " " + Base64.getEncoder().encodeToString(line) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is not available", e);
        }
    }
}
