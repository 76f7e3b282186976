package nl.mutatieboek.ledger;

import java.nio.charset.StandardCharsets;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Key of the seals on one kind of derived data. Each derives from the secret in the database with a label of its own, so
 * that a checkpoint cannot pass for a certificate.
 */
public enum SealKey {
    /** Seals the certificates of rebuilds and replays. */
    CERTIFICATE("certificate"),
    /** Seals the checkpoint of the projections. */
    CHECKPOINT("checkpoint");

    private final String label;

    SealKey(String label) {
        this.label = label;
    }

    /**
     * Reads the secret and derives this key.
     *
     * @throws LedgerStartupException if the database lacks the secret, as one that was cut off does
     */
    public byte[] read(JdbcClient sql) {
        return derive(sql.sql("select secret from seal_secret where id = 1")
                .query((row, n) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> new LedgerStartupException(
                        "The database contains no book: it lacks the secret of its seals. Restore it from a backup.")));
    }

    /** Derives this key from the secret in the database. */
    public byte[] derive(byte[] secret) {
        return Sha256Digest.newMac(secret).doFinal(label.getBytes(StandardCharsets.US_ASCII));
    }
}
