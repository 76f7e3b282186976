package nl.mutatieboek.ledger;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Creates SHA-256 digests, and those with a key. */
public final class Sha256Digest {
    private static final String KEYED = "HmacSHA256";

    private Sha256Digest() {}

    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    /** Returns an HMAC-SHA-256 with this key. */
    public static Mac newMac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(KEYED);
            mac.init(new SecretKeySpec(key, KEYED));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(KEYED + " is not available", e);
        }
    }

    /** Digests bytes; returns hexadecimal. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(newDigest().digest(bytes));
    }

    /** Completes a digest and resets it; returns hexadecimal. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
