package nl.mutatieboek.security.account;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.DatabaseProduct;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import nl.mutatieboek.ledger.StorageProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Beans for accounts. They are stored in the book's database; their keys in a file, or in a table that several
 * processes share.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PersonKeyProperties.class)
class AccountConfiguration {
    /** Keys of an H2 book are in {@code people.keys}; of a PostgreSQL book in a table unless a file is configured. */
    @Bean
    PersonKeyRepository personKeyRepository(
            DataSource database, StorageProperties storage, PersonKeyProperties settings) {
        String file = settings.keys();
        if (!file.isEmpty()) {
            return new FilePersonKeyRepository(Path.of(file));
        }
        return DatabaseProduct.isH2(database)
                ? new FilePersonKeyRepository(storage.data().resolve("people.keys"))
                : new JdbcPersonKeyRepository(JdbcClient.create(database));
    }

    @Bean
    @DependsOnDatabaseInitialization
    EncryptedNameRepository encryptedNameRepository(DataSource database, PersonKeyRepository keys) {
        return new EncryptedNameRepository(new JdbcAccountRepository(JdbcClient.create(database)), keys);
    }

    @Bean
    @DependsOnDatabaseInitialization
    AccountService accounts(
            DataSource database,
            EncryptedNameRepository names,
            PersonKeyRepository keys,
            DurableTransactionExecutor durableTransactions,
            Clock clock) {
        return new AccountService(
                new JdbcAccountRepository(JdbcClient.create(database)),
                names,
                keys,
                serialized(durableTransactions),
                clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    PersonSettingRepository personSettings(
            DataSource database, PersonKeyRepository keys, DurableTransactionExecutor durableTransactions) {
        return new PersonSettingRepository(JdbcClient.create(database), keys, durableTransactions);
    }

    @Bean
    @DependsOnDatabaseInitialization
    JdbcEmbargoedReadRepository embargoedReads(
            DataSource database,
            EncryptedNameRepository names,
            DurableTransactionExecutor durableTransactions,
            Clock clock) {
        return new JdbcEmbargoedReadRepository(JdbcClient.create(database), names, durableTransactions, clock);
    }

    /** Serializes transactions that number changes or count administrators. */
    private static DurableTransactionExecutor serialized(DurableTransactionExecutor durableTransactions) {
        ReentrantLock lock = new ReentrantLock();
        return new DurableTransactionExecutor() {
            @Override
            public <T> T executeDurably(Supplier<T> work) {
                lock.lock();
                try {
                    return durableTransactions.executeDurably(work);
                } finally {
                    lock.unlock();
                }
            }
        };
    }
}
