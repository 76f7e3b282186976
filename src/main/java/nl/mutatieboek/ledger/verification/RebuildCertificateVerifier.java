package nl.mutatieboek.ledger.verification;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.RecordedActor;
import nl.mutatieboek.ledger.verification.LedgerFault.LedgerFaultKind;
import nl.mutatieboek.ledger.verification.VerificationReport.VerifiedRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Verifies the stored certificates of rebuilds and replays: each has its seal, and its last entry has the same hash in the
 * ledger. A ledger that was rewritten with its head, or cut off, therefore contradicts an earlier certificate.
 */
public final class RebuildCertificateVerifier {
    private final JdbcClient sql;

    public RebuildCertificateVerifier(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A stored certificate.
     *
     * @param certificate null if it does not have its seal
     */
    private record CheckedCertificate(String id, @Nullable RebuildCertificate certificate) {}

    /** @param ledgerHolds whether the chain holds, so that its hashes prove something */
    VerifiedRecords verify(LedgerReader entries, boolean ledgerHolds) {
        RebuildCertificateSeal seal = RebuildCertificateSeal.read(sql);
        List<CheckedCertificate> stored = sql.sql(
                        "select id, kind, started_by, name_id, certificate, seal from rebuild_certificate"
                                + " order by number")
                .query((row, number) -> check(row, seal))
                .list();
        return new VerifiedRecords(
                stored.size(),
                stored.stream()
                        .flatMap(one -> findFault(one, entries, ledgerHolds).stream())
                        .toList());
    }

    private static CheckedCertificate check(ResultSet row, RebuildCertificateSeal seal) throws SQLException {
        String id = row.getString("id");
        byte[] certificate = row.getBytes("certificate");
        byte[] computed = seal.compute(
                id,
                row.getString("kind"),
                new RecordedActor(row.getString("started_by"), row.getString("name_id")),
                certificate);
        return new CheckedCertificate(
                id,
                MessageDigest.isEqual(computed, row.getBytes("seal"))
                        ? JdbcRebuildCertificateRepository.parse(certificate)
                        : null);
    }

    private static Optional<LedgerFault> findFault(
            CheckedCertificate stored, LedgerReader entries, boolean ledgerHolds) {
        RebuildCertificate certificate = stored.certificate();
        if (certificate == null) {
            return Optional.of(new LedgerFault(
                    0,
                    LedgerFaultKind.CERTIFICATE_ALTERED,
                    "The certificate %s does not have the seal that follows from its columns.".formatted(stored.id())));
        }
        if (!ledgerHolds || certificate.to() == 0) {
            return Optional.empty();
        }
        String hash = entries.findRaw(certificate.to())
                .map(RawEntry::hash)
                .map(HexFormat.of()::formatHex)
                .orElse("");
        return hash.equals(certificate.headHash())
                ? Optional.empty()
                : Optional.of(new LedgerFault(
                        certificate.to(),
                        LedgerFaultKind.CERTIFICATE_CONTRADICTED,
                        "The certificate %s states the hash %s of entry %d, %s."
                                .formatted(
                                        stored.id(),
                                        certificate.headHash(),
                                        certificate.to(),
                                        hash.isEmpty()
                                                ? "which the ledger does not have"
                                                : "which has the hash %s in the ledger".formatted(hash))));
    }
}
