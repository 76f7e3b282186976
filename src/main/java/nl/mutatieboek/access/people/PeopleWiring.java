package nl.mutatieboek.access.people;

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
class PeopleWiring {
    /** Of a book in H2 in {@code people.keys} beside it; in PostgreSQL in a table, unless a file is named. */
    @Bean
    Keys keysOfPeople(
            DataSource database,
            @Value("${mutatieboek.data:data}") Path data,
            @Value("${mutatieboek.keys:}") String file) {
        if (!file.isEmpty()) {
            return new KeysInFile(Path.of(file));
        }
        return DatabaseProduct.isH2(database)
                ? new KeysInFile(data.resolve("people.keys"))
                : new KeysInTable(JdbcClient.create(database));
    }

    @Bean
    @DependsOnDatabaseInitialization
    NameCabinet namesOfPeople(DataSource database, Keys keys) {
        return new NameCabinet(new PeopleTables(JdbcClient.create(database)), keys);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Accounts accounts(
            DataSource database, NameCabinet names, Keys keys, DurableTransactionExecutor onDisk, Clock clock) {
        return new Accounts(new PeopleTables(JdbcClient.create(database)), names, keys, inTurn(onDisk), clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    EmbargoedReads embargoedReads(
            DataSource database, NameCabinet names, DurableTransactionExecutor onDisk, Clock clock) {
        return new EmbargoedReads(JdbcClient.create(database), names, onDisk, clock);
    }

    /** Whoever numbers changes, or counts administrators, does so after who did before. */
    private static DurableTransactionExecutor inTurn(DurableTransactionExecutor onDisk) {
        ReentrantLock turn = new ReentrantLock();
        return new DurableTransactionExecutor() {
            @Override
            public <T> T write(Supplier<T> what) {
                turn.lock();
                try {
                    return onDisk.write(what);
                } finally {
                    turn.unlock();
                }
            }
        };
    }
}
