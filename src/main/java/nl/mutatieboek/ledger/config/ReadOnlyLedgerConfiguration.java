package nl.mutatieboek.ledger.config;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.AcknowledgementVerifier;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.SealKey;
import nl.mutatieboek.ledger.StorageProperties;
import nl.mutatieboek.ledger.store.AcknowledgementFile;
import nl.mutatieboek.ledger.store.CommitDiskSynchronizer;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.EventJsonMapper;
import nl.mutatieboek.ledger.store.JdbcLedgerRepository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Beans for a process that only reads, such as the verifier: everything stored, in one snapshot, without writer,
 * projections or migrations. Not found by component scanning, because a serving process has its own beans.
 */
@NamedInterface("reading")
@EnableConfigurationProperties(StorageProperties.class)
public class ReadOnlyLedgerConfiguration {
    @Bean
    TransactionTemplate snapshot(PlatformTransactionManager transactions) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return snapshot;
    }

    @Bean
    LedgerReader entries(DataSource dataSource, TransactionTemplate snapshot) {
        return new DurableLedgerReader(new JdbcLedgerRepository(dataSource), EventJsonMapper.create(), snapshot);
    }

    /** Returns a supplier of the HMAC key of checkpoints. */
    public static Supplier<byte[]> checkpointKey(DataSource dataSource) {
        JdbcClient sql = JdbcClient.create(dataSource);
        return () -> SealKey.CHECKPOINT.read(sql);
    }

    @Bean
    AcknowledgementVerifier acknowledgementVerifier(DataSource dataSource, StorageProperties settings) {
        JdbcLedgerRepository repository = new JdbcLedgerRepository(dataSource);
        return new AcknowledgementVerifier() {
            @Override
            public void requireAcknowledgedEntry() {
                try {
                    AcknowledgementFile.locate(
                                    JdbcClient.create(dataSource),
                                    new CommitDiskSynchronizer(dataSource).isSingleProcess(),
                                    settings.acknowledgement())
                            .requireAcknowledgedEntry(repository);
                } catch (SQLException e) {
                    throw new CannotGetJdbcConnectionException("No database", e);
                }
            }

            @Override
            public List<String> findWarnings() {
                return repository.findWarnings(Instant.now());
            }
        };
    }
}
