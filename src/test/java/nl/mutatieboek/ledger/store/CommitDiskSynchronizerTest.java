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
    private static final DriverManagerDataSource DATABASE = TestDatabase.POSTGRESQL.newEmptyDatabase();

    @ParameterizedTest
    @CsvSource({"off, on", "on, on", "local, local", "remote_write, remote_write", "remote_apply, remote_apply"})
    void postgresql_commit_waits_for_the_disk_and_for_a_stricter_setting(String setting, String waits)
            throws SQLException {
        CommitDiskSynchronizer durability = new CommitDiskSynchronizer(DATABASE, Duration.ofMillis(1_500));
        JdbcClient sql = JdbcClient.create(DATABASE);

        new TransactionTemplate(new JdbcTransactionManager(DATABASE)).executeWithoutResult(status -> {
            sql.sql("select set_config('synchronous_commit', ?, false)")
                    .param(setting)
                    .query(String.class)
                    .single();
            durability.requireSyncOnCommit();
            assertThat(setting(sql, "synchronous_commit")).isEqualTo(waits);
            assertThat(setting(sql, "idle_in_transaction_session_timeout")).isEqualTo("1500ms");
        });
    }

    @Test
    void writes_outside_the_ledger_wait_for_the_disk_too() throws SQLException {
        DriverManagerDataSource database = TestDatabase.POSTGRESQL.newEmptyDatabase();
        database.setUrl(database.getUrl() + "?options=-c%20synchronous_commit=off");
        JdbcClient sql = JdbcClient.create(database);
        assertThat(setting(sql, "synchronous_commit")).isEqualTo("off");

        String within = new CommitDiskSynchronizer(database)
                .executeDurably(
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
