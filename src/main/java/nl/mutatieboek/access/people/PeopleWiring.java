package nl.mutatieboek.access.people;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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
        return isH2(database)
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
            DataSource database, NameCabinet names, Keys keys, PlatformTransactionManager transactions, Clock clock) {
        return new Accounts(
                new PeopleTables(JdbcClient.create(database)),
                names,
                keys,
                inTurn(writing(database, transactions)),
                clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    EmbargoedReads embargoedReads(
            DataSource database, NameCabinet names, PlatformTransactionManager transactions, Clock clock) {
        return new EmbargoedReads(JdbcClient.create(database), names, writing(database, transactions), clock);
    }

    /** Whoever numbers changes, or counts administrators, does so after who did before. */
    private static Accounts.Writing inTurn(Accounts.Writing writing) {
        ReentrantLock turn = new ReentrantLock();
        return new Accounts.Writing() {
            @Override
            public <T> T whole(Supplier<T> what) {
                turn.lock();
                try {
                    return writing.whole(what);
                } finally {
                    turn.unlock();
                }
            }
        };
    }

    private static Accounts.Writing writing(DataSource database, PlatformTransactionManager transactions) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        JdbcClient sql = JdbcClient.create(database);
        boolean h2 = isH2(database);
        return new Accounts.Writing() {
            @Override
            public <T> T whole(Supplier<T> what) {
                T done = transaction.execute(status -> what.get());
                if (h2) {
                    sql.sql("checkpoint sync").update();
                }
                return done;
            }
        };
    }

    private static boolean isH2(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No database", e);
        }
    }
}
