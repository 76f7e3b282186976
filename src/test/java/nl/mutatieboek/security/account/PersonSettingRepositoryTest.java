package nl.mutatieboek.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Settings of people in both databases. */
@Tag("application")
class PersonSettingRepositoryTest {
    @TempDir
    private Path folder;

    private JdbcClient sql;
    private AccountService accounts;
    private PersonSettingRepository settings;

    private void open(TestDatabase where) {
        DriverManagerDataSource database = where.newMigratedDatabase();
        sql = JdbcClient.create(database);
        PersonKeyRepository keys = new FilePersonKeyRepository(folder.resolve("people.keys"));
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        DurableTransactionExecutor transactions = new DurableTransactionExecutor() {
            @Override
            public <T> T executeDurably(Supplier<T> what) {
                return transaction.execute(status -> what.get());
            }
        };
        JdbcAccountRepository repository = new JdbcAccountRepository(sql);
        accounts = new AccountService(
                repository, new EncryptedNameRepository(repository, keys), keys, transactions, Clock.systemUTC());
        settings = new PersonSettingRepository(sql, keys, transactions);
    }

    private String make(String login) {
        return accounts.create("test", AccountType.LOCAL, login, login, "{noop}x", false, Set.of(), "")
                .subject();
    }

    @ParameterizedTest
    @EnumSource
    void settings_are_stored_encrypted_and_end_with_the_account(TestDatabase where) {
        open(where);
        String jansen = make("jansen");
        String pietersen = make("pietersen");
        settings.put(jansen, "visit", "41");
        settings.put(jansen, "visit", "42 asielmaatregelen");
        settings.put(pietersen, "visit", "7");

        assertThat(settings.findAll(jansen)).isEqualTo(Map.of("visit", "42 asielmaatregelen"));
        assertThat(sql.sql("select name || ciphertext from person_setting")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(row -> row.contains("asiel"));

        accounts.forgetSubject("administrator", jansen);

        assertThat(settings.findAll(jansen)).isEmpty();
        assertThat(settings.isStored(jansen)).isFalse();
        assertThat(settings.isStored(pietersen)).isTrue();
        assertThat(sql.sql("select subject from person_setting")
                        .query(String.class)
                        .list())
                .containsExactly(pietersen);

        settings.remove(pietersen, "visit");
        settings.remove(pietersen, "visit");
        assertThat(settings.findAll(pietersen)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void setting_that_is_stored_twice_at_the_same_time_is_stored_once(TestDatabase where) throws Exception {
        open(where);
        String jansen = make("jansen");
        settings.put(jansen, "visit", "1");
        int threads = 4;
        CyclicBarrier together = new CyclicBarrier(threads);
        try (ExecutorService people = Executors.newFixedThreadPool(threads)) {
            for (Future<?> one : people.invokeAll(Collections.nCopies(threads, () -> {
                for (int i = 0; i < 20; i++) {
                    together.await(30, TimeUnit.SECONDS);
                    settings.put(jansen, "visit" + i, "41");
                }
                return null;
            }))) {
                one.get();
            }
        }

        assertThat(settings.findAll(jansen)).hasSize(21);
    }

    @ParameterizedTest
    @EnumSource
    void setting_is_not_stored_for_a_subject_without_accounts(TestDatabase where) {
        open(where);

        assertThat(settings.isStored("proposer")).isFalse();
        assertThatThrownBy(() -> settings.put("proposer", "visit", "41")).isInstanceOf(DataAccessException.class);
    }
}
