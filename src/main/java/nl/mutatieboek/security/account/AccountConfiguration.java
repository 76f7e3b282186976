package nl.mutatieboek.security.account;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.DatabaseProduct;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People lie in the database of the book; their keys in a file beside it, or in a table that several processes share. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {
    /** Of a book in H2 in {@code people.keys} beside it; in PostgreSQL in a table, unless a file is named. */
    @Bean
    PersonKeyRepository personKeyRepository(
            DataSource database,
            @Value("${mutatieboek.data:data}") Path data,
            @Value("${mutatieboek.keys:}") String file) {
        if (!file.isEmpty()) {
            return new FilePersonKeyRepository(Path.of(file));
        }
        return DatabaseProduct.isH2(database)
                ? new FilePersonKeyRepository(data.resolve("people.keys"))
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
            DurableTransactionExecutor onDisk,
            Clock clock) {
        return new AccountService(
                new JdbcAccountRepository(JdbcClient.create(database)), names, keys, inTurn(onDisk), clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    JdbcEmbargoedReadRepository embargoedReads(
            DataSource database, EncryptedNameRepository names, DurableTransactionExecutor onDisk, Clock clock) {
        return new JdbcEmbargoedReadRepository(JdbcClient.create(database), names, onDisk, clock);
    }

    /** Whoever numbers changes, or counts administrators, does so after who did before. */
    private static DurableTransactionExecutor inTurn(DurableTransactionExecutor onDisk) {
        ReentrantLock turn = new ReentrantLock();
        return new DurableTransactionExecutor() {
            @Override
            public <T> T executeDurably(Supplier<T> what) {
                turn.lock();
                try {
                    return onDisk.executeDurably(what);
                } finally {
                    turn.unlock();
                }
            }
        };
    }
}
