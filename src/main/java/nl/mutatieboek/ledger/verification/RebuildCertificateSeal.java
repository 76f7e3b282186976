package nl.mutatieboek.ledger.verification;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.mutatieboek.ledger.RecordedActor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seal of a stored certificate: an HMAC over its columns with the key in the database that also seals the checkpoint. A
 * changed row needs that key and a new seal.
 */
final class RebuildCertificateSeal {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private RebuildCertificateSeal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    static RebuildCertificateSeal read(JdbcClient sql) {
        return new RebuildCertificateSeal(sql.sql("select secret from checkpoint_key where id = 1")
                .query((row, number) -> row.getBytes(1))
                .single());
    }

    byte[] compute(String id, boolean replaces, RecordedActor startedBy, byte[] certificate) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(sealed)) {
            for (String text : new String[] {id, String.valueOf(replaces), startedBy.subject(), startedBy.name()}) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            out.write(certificate);
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(sealed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available", e);
        }
    }
}
