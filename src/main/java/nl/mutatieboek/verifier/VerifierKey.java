package nl.mutatieboek.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.mutatieboek.verifier.VerificationFailedException.require;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * Public key in the form of C2SP signed-note: {@code name+id+base64}.
 *
 * @param ofBook whether it is the key of a book; otherwise that of a witness, which signs with a time
 */
record VerifierKey(String name, int id, boolean ofBook, PublicKey key) {
    private static final byte BOOK = 0x01;
    private static final byte WITNESS = 0x04;

    /** What precedes the 32 bytes of an Ed25519 key in its X.509 encoding (RFC 8410). */
    private static final String X509_PREFIX = "302a300506032b6570032100";

    static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        require(parts.length == 3, "This is not a public key of the form name+id+base64: %s", text);
        String name = parts[0];
        byte[] typeAndKey = EvidenceText.decode(parts[2]);
        boolean known = typeAndKey.length == 33 && (typeAndKey[0] == BOOK || typeAndKey[0] == WITNESS);
        require(known, "The public key of %s is of an unknown type.", name);
        int id = ByteBuffer.wrap(MerkleProof.sha256((name + "\n").getBytes(UTF_8), typeAndKey))
                .getInt();
        boolean fits = HexFormat.of().toHexDigits(id).equals(parts[1]);
        require(fits, "The identifier of the public key of %s does not fit its key.", name);
        try {
            byte[] x509 = HexFormat.of().parseHex(X509_PREFIX + HexFormat.of().formatHex(typeAndKey, 1, 33));
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
            return new VerifierKey(name, id, typeAndKey[0] == BOOK, key);
        } catch (GeneralSecurityException e) {
            throw new VerificationFailedException("The public key is not an Ed25519 key.");
        }
    }

    /** Tells whether this key made the signature of a head's text. A witness signs with the time. */
    boolean signed(String text, byte[] signature) {
        long time = ofBook || signature.length < Long.BYTES
                ? -1
                : ByteBuffer.wrap(signature).getLong();
        String signed = ofBook ? text : "cosignature/v1\ntime " + time + "\n" + text;
        int start = ofBook ? 0 : Long.BYTES;
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(signed.getBytes(UTF_8));
            return (ofBook || time >= 0) && verifier.verify(signature, start, signature.length - start);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
