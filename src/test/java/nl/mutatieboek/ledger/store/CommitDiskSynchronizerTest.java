package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("application")
class CommitDiskSynchronizerTest {
    private static final DriverManagerDataSource DATABASE = TestDatabase.POSTGRESQL.empty();

    @ParameterizedTest
    @CsvSource({"off, on", "on, on", "local, local", "remote_write, remote_write", "remote_apply, remote_apply"})
    void postgresql_waits_for_the_disk_and_for_whatever_else_it_was_told(String told, String waits)
            throws SQLException {
        CommitDiskSynchronizer durability = new CommitDiskSynchronizer(DATABASE, Duration.ofMillis(1_500));
        JdbcClient sql = JdbcClient.create(DATABASE);

        new TransactionTemplate(new JdbcTransactionManager(DATABASE)).executeWithoutResult(status -> {
            sql.sql("select set_config('synchronous_commit', ?, false)")
                    .param(told)
                    .query(String.class)
                    .single();
            durability.beforeCommit();
            assertThat(setting(sql, "synchronous_commit")).isEqualTo(waits);
            assertThat(setting(sql, "idle_in_transaction_session_timeout")).isEqualTo("1500ms");
        });
    }

    @Test
    void what_lies_beside_the_ledger_waits_for_the_disk_too() throws SQLException {
        DriverManagerDataSource database = TestDatabase.POSTGRESQL.empty();
        database.setUrl(database.getUrl() + "?options=-c%20synchronous_commit=off");
        JdbcClient sql = JdbcClient.create(database);
        assertThat(setting(sql, "synchronous_commit")).isEqualTo("off");

        String within = new CommitDiskSynchronizer(database)
                .write(
                        new TransactionTemplate(new JdbcTransactionManager(database)),
                        () -> setting(sql, "synchronous_commit"));

        assertThat(within).isEqualTo("on");
    }

    private static String setting(JdbcClient sql, String name) {
        return sql.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }
}
