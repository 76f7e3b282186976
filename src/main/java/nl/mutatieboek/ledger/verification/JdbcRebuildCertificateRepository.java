package nl.mutatieboek.ledger.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import nl.mutatieboek.ledger.RecordedActor;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Stores the certificates of rebuilds and replays, each with a seal, in the ledger's database. Rows are only added. */
public final class JdbcRebuildCertificateRepository {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SELECT = "select kind, started_by, name_id, certificate from rebuild_certificate ";

    private final JdbcClient sql;
    private final DurableTransactionExecutor transactions;

    public JdbcRebuildCertificateRepository(JdbcClient sql, DurableTransactionExecutor transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** Stores a certificate; it is on disk when this returns. A certificate is never overwritten. */
    public void save(StoredCertificate stored) {
        String id = stored.certificate().id();
        byte[] certificate = format(stored.certificate());
        transactions.executeDurably(() -> sql.sql("insert into rebuild_certificate"
                        + " (id, kind, started_by, name_id, certificate, seal) values (?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        stored.kind().name(),
                        stored.startedBy().subject(),
                        stored.startedBy().name(),
                        certificate,
                        RebuildCertificateSeal.read(sql)
                                .compute(id, stored.kind().name(), stored.startedBy(), certificate))
                .update());
    }

    /** Finds the certificate of a rebuild or of a replay. */
    public Optional<StoredCertificate> find(UUID id, RebuildKind kind) {
        return sql.sql(SELECT + "where id = ? and kind = ?")
                .params(id.toString(), kind.name())
                .query((row, position) -> read(row))
                .optional();
    }

    /** Finds the last certificates, newest first. */
    public List<StoredCertificate> findLast(int limit) {
        return sql.sql(SELECT + "order by number desc limit ?")
                .param(limit)
                .query((row, position) -> read(row))
                .list();
    }

    static byte[] format(RebuildCertificate certificate) {
        return JSON.writeValueAsBytes(certificate);
    }

    static RebuildCertificate parse(byte[] certificate) {
        return JSON.readValue(certificate, RebuildCertificate.class);
    }

    private static StoredCertificate read(ResultSet row) throws SQLException {
        return new StoredCertificate(
                parse(row.getBytes("certificate")),
                RebuildKind.valueOf(row.getString("kind")),
                new RecordedActor(row.getString("started_by"), row.getString("name_id")));
    }
}
