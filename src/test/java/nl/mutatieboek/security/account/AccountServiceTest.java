package nl.mutatieboek.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.security.account.AccountChangeRefusedException.AccountRefusalReason;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of people in either database. */
@Tag("application")
class AccountServiceTest {
    @TempDir
    private Path folder;

    private AccountService accounts;
    private EncryptedNameRepository names;
    private JdbcClient sql;
    private DriverManagerDataSource database;

    private void open(TestDatabase where) {
        database = where.withBook();
        sql = JdbcClient.create(database);
        again(where);
    }

    private void again(TestDatabase where) {
        PersonKeyRepository keys = where == TestDatabase.H2
                ? new FilePersonKeyRepository(folder.resolve("people.keys"))
                : new JdbcPersonKeyRepository(sql);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        names = new EncryptedNameRepository(new JdbcAccountRepository(sql), keys);
        accounts = new AccountService(
                new JdbcAccountRepository(sql),
                names,
                keys,
                new DurableTransactionExecutor() {
                    @Override
                    public <T> T write(Supplier<T> what) {
                        return transaction.execute(status -> what.get());
                    }
                },
                Clock.systemUTC());
    }

    @ParameterizedTest
    @EnumSource
    void an_account_is_found_again_by_its_login_and_its_name_is_nowhere_in_clear(TestDatabase where) {
        open(where);
        UserAccount made = make("jansen", "J. Jansen", "PROPOSER:XX", "READER");
        again(where);

        assertThat(accounts.byLogin(" JANSEN ")).contains(made);
        assertThat(made.login()).isEqualTo("jansen");
        assertThat(made.subject()).hasSize(36).doesNotContain("jansen");
        assertThat(sql.sql("select login from person_account")
                                .query(String.class)
                                .single()
                        + sql.sql("select digest from person_account")
                                .query(String.class)
                                .single()
                        + sql.sql("select ciphertext from person_name")
                                .query(String.class)
                                .single())
                .doesNotContainIgnoringCase("jansen");
    }

    @ParameterizedTest
    @EnumSource
    void a_name_is_the_last_one_and_an_earlier_one_stays_where_it_was(TestDatabase where) {
        open(where);
        UserAccount made = make("jansen", "J. Jansen");
        String before = names.reference(made.subject());

        accounts.rename("test", made.subject(), "J. de Vries");

        assertThat(names.reference(made.subject())).isNotEqualTo(before);
        assertThat(names.find(before)).contains("J. Jansen");
        assertThat(names.find(names.reference(made.subject()))).contains("J. de Vries");
        assertThat(accounts.byLogin("jansen").orElseThrow().subject()).isEqualTo(made.subject());
    }

    @ParameterizedTest
    @EnumSource
    void who_is_forgotten_has_no_account_no_grant_and_no_name(TestDatabase where) {
        open(where);
        UserAccount made = make("jansen", "J. Jansen", "PROPOSER:XX");
        String name = names.reference(made.subject());

        accounts.forget("test", made.subject());

        assertThat(accounts.byLogin("jansen")).isEmpty();
        assertThat(names.find(name)).isEmpty();
        refused(AccountRefusalReason.NO_SUCH_SUBJECT, () -> accounts.rename("test", made.subject(), "Weer"));
        refused(AccountRefusalReason.NO_SUCH_SUBJECT, () -> accounts.forget("test", made.subject()));
        assertThat(make("jansen", "Een ander").subject()).isNotEqualTo(made.subject());
    }

    @ParameterizedTest
    @EnumSource
    void of_whom_it_was_said_that_he_is_forgotten_the_key_goes_at_the_next_start(TestDatabase where) {
        open(where);
        UserAccount made = make("jansen", "J. Jansen");
        String name = names.reference(made.subject());
        sql.sql("update person set forgotten = true").update();
        assertThat(names.find(name)).isPresent();

        again(where);

        assertThat(names.find(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "H2, update person_change set what = 'NAMED'",
        "H2, delete from person_change",
        "H2, truncate table person_change",
        "POSTGRESQL, update person_change set what = 'NAMED'",
        "POSTGRESQL, delete from person_change",
        "POSTGRESQL, truncate table person_change"
    })
    void the_history_is_not_changed(TestDatabase where, String change) {
        open(where);
        make("jansen", "J. Jansen");

        assertThatThrownBy(() -> sql.sql(change).update()).isInstanceOf(RuntimeException.class);
        assertThat(accounts.changes(10)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "jansen, J. Jansen, LOGIN_TAKEN",
        "Jänsen, J. Jansen, LOGIN_MALFORMED",
        "'', J. Jansen, LOGIN_MALFORMED",
        "'a b', J. Jansen, LOGIN_MALFORMED",
        "x, ' ', NAME_MALFORMED",
        "x, 'a\u0007b', NAME_MALFORMED"
    })
    void nobody_is_called_so(String login, String name, AccountRefusalReason why) {
        open(TestDatabase.H2);
        make("jansen", "J. Jansen");

        refused(why, () -> make(login, name));
        assertThat(accounts.all()).hasSize(1);
        assertThat(accounts.changes(10)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void the_last_administrator_stays(TestDatabase where) {
        open(where);
        UserAccount one = make("een", "Een", "ADMINISTRATOR");
        refused(AccountRefusalReason.LAST_ADMINISTRATOR, () -> accounts.forget("test", one.subject()));
        refused(AccountRefusalReason.LAST_ADMINISTRATOR, () -> accounts.lock("test", one.digest(), true));
        refused(AccountRefusalReason.LAST_ADMINISTRATOR, () -> accounts.grant("test", one.subject(), Set.of()));
        refused(
                AccountRefusalReason.OWN_GRANTS,
                () -> accounts.grant(one.subject(), one.subject(), Set.of("READER", "ADMINISTRATOR")));
        assertThat(accounts.byLogin("een")).contains(one);

        make("twee", "Twee", "ADMINISTRATOR");
        accounts.lock("test", one.digest(), true);
        assertThat(accounts.byLogin("een").orElseThrow().locked()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void accounts_without_the_keys_that_belong_to_them_are_told_at_the_start(TestDatabase where) throws Exception {
        open(where);
        make("jansen", "J. Jansen");
        if (where == TestDatabase.H2) {
            Files.delete(folder.resolve("people.keys"));
        } else {
            sql.sql("delete from person_key").update();
        }

        assertThatThrownBy(() -> again(where)).hasMessageContaining("put them back");
    }

    private UserAccount make(String login, String name, String... grants) {
        return accounts.make("test", AccountType.LOCAL, login, name, "{argon2}x", true, Set.of(grants), "");
    }

    private static void refused(AccountRefusalReason why, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        AccountChangeRefusedException.class,
                        e -> assertThat(e.why()).isEqualTo(why));
    }
}
