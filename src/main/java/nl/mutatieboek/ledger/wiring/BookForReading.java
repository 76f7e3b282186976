package nl.mutatieboek.ledger.wiring;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.Acknowledged;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.store.Durability;
import nl.mutatieboek.ledger.store.EventJson;
import nl.mutatieboek.ledger.store.LedgerTables;
import nl.mutatieboek.ledger.store.StoredEntries;
import nl.mutatieboek.ledger.store.Witness;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The book for a process that only reads it, such as the verifier: everything that is stored, in one snapshot, without
 * bookkeeper, projections or migrations. Not found by scanning, because a book that is served is wired by the others.
 */
@NamedInterface("reading")
public class BookForReading {
    @Bean
    TransactionTemplate snapshot(PlatformTransactionManager transactions) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return snapshot;
    }

    @Bean
    Entries entries(DataSource dataSource, TransactionTemplate snapshot) {
        return new StoredEntries(new LedgerTables(dataSource), EventJson.create(), snapshot);
    }

    /** Asks a book for the key of its checkpoint. */
    public static Supplier<byte[]> checkpointKey(DataSource dataSource) {
        return new LedgerTables(dataSource)::checkpointKey;
    }

    @Bean
    Acknowledged acknowledged(DataSource dataSource, @Value("${mutatieboek.witness:}") String told) {
        LedgerTables tables = new LedgerTables(dataSource);
        return new Acknowledged() {
            @Override
            public void requireThere() {
                try {
                    Witness.beside(JdbcClient.create(dataSource), new Durability(dataSource).excludesOthers(), told)
                            .compare(tables);
                } catch (SQLException e) {
                    throw new CannotGetJdbcConnectionException("No database", e);
                }
            }

            @Override
            public List<String> doubts() {
                return tables.doubts(Instant.now());
            }
        };
    }
}
