package nl.mutatieboek.ledger.verification;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import nl.mutatieboek.ledger.RecordedActor;
import nl.mutatieboek.ledger.SealKey;
import nl.mutatieboek.ledger.Sha256Digest;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seal of a stored certificate: an HMAC over its columns with a key that derives from the secret in the database. A
 * changed row needs that secret and a new seal.
 */
final class RebuildCertificateSeal {
    private final byte[] key;

    /** @param key {@link SealKey#CERTIFICATE} */
    RebuildCertificateSeal(byte[] key) {
        this.key = key.clone();
    }

    static RebuildCertificateSeal read(JdbcClient sql) {
        return new RebuildCertificateSeal(SealKey.CERTIFICATE.read(sql));
    }

    byte[] compute(String id, String kind, RecordedActor startedBy, byte[] certificate) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(sealed)) {
            for (String text : new String[] {id, kind, startedBy.subject(), startedBy.name()}) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            out.write(certificate);
            return Sha256Digest.newMac(key).doFinal(sealed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
