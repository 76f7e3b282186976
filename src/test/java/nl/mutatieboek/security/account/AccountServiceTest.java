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

/** Accounts in both databases. */
@Tag("main")
class AccountServiceTest {
    @TempDir
    private Path folder;

    private PersonKeyRepository keys;
    private AccountService accounts;
    private EncryptedNameRepository names;
    private JdbcClient sql;
    private DriverManagerDataSource database;

    private void open(TestDatabase where) {
        database = where.newMigratedDatabase();
        sql = JdbcClient.create(database);
        reopen(where);
    }

    private void reopen(TestDatabase where) {
        keys = where == TestDatabase.H2
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
                    public <T> T executeDurably(Supplier<T> what) {
                        return transaction.execute(status -> what.get());
                    }
                },
                Clock.systemUTC());
    }

    @ParameterizedTest
    @EnumSource
    void account_is_found_by_login_and_its_name_is_stored_encrypted(TestDatabase where) {
        open(where);
        UserAccount made = make("jansen", "J. Jansen", "PROPOSER:XX", "READER");
        reopen(where);

        assertThat(accounts.findByLogin(" JANSEN ")).contains(made);
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
    void rename_creates_a_new_name_reference_and_keeps_the_earlier_one(TestDatabase where) {
        open(where);
        UserAccount made = make("jansen", "J. Jansen");
        String before = names.resolveReference(made.subject());

        accounts.rename("test", made.subject(), "J. de Vries");

        assertThat(names.resolveReference(made.subject())).isNotEqualTo(before);
        assertThat(names.findName(before)).contains("J. Jansen");
        assertThat(names.findName(names.resolveReference(made.subject()))).contains("J. de Vries");
        assertThat(accounts.findByLogin("jansen").orElseThrow().subject()).isEqualTo(made.subject());
    }

    @ParameterizedTest
    @EnumSource
    void forgotten_person_has_no_account_grant_or_name(TestDatabase where) {
        open(where);
        UserAccount made = make("jansen", "J. Jansen", "PROPOSER:XX");
        String name = names.resolveReference(made.subject());

        accounts.forgetSubject("test", made.subject());

        assertThat(accounts.findByLogin("jansen")).isEmpty();
        assertThat(names.findName(name)).isEmpty();
        assertRefused(AccountRefusalReason.NO_SUCH_SUBJECT, () -> accounts.rename("test", made.subject(), "Weer"));
        assertRefused(AccountRefusalReason.NO_SUCH_SUBJECT, () -> accounts.forgetSubject("test", made.subject()));
        assertThat(make("jansen", "Een ander").subject()).isNotEqualTo(made.subject());
    }

    @ParameterizedTest
    @EnumSource
    void key_of_a_person_marked_as_forgotten_is_deleted_at_the_next_start(TestDatabase where) {
        open(where);
        UserAccount made = make("jansen", "J. Jansen");
        String name = names.resolveReference(made.subject());
        sql.sql("update person set forgotten = true").update();
        assertThat(names.findName(name)).isPresent();

        reopen(where);

        assertThat(names.findName(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "H2, update person_change set change_type = 'NAMED'",
        "H2, delete from person_change",
        "H2, truncate table person_change",
        "POSTGRESQL, update person_change set change_type = 'NAMED'",
        "POSTGRESQL, delete from person_change",
        "POSTGRESQL, truncate table person_change"
    })
    void account_history_cannot_be_updated_deleted_or_truncated(TestDatabase where, String change) {
        open(where);
        make("jansen", "J. Jansen");

        assertThatThrownBy(() -> sql.sql(change).update()).isInstanceOf(RuntimeException.class);
        assertThat(accounts.findRecentChanges(10)).hasSize(1);
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
    void invalid_login_or_name_is_rejected(String login, String name, AccountRefusalReason why) {
        open(TestDatabase.H2);
        make("jansen", "J. Jansen");

        assertRefused(why, () -> make(login, name));
        assertThat(accounts.findAll()).hasSize(1);
        assertThat(accounts.findRecentChanges(10)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void last_administrator_cannot_be_removed_locked_or_stripped_of_roles(TestDatabase where) {
        open(where);
        UserAccount one = make("een", "Een", "ADMINISTRATOR");
        assertRefused(AccountRefusalReason.LAST_ADMINISTRATOR, () -> accounts.forgetSubject("test", one.subject()));
        assertRefused(AccountRefusalReason.LAST_ADMINISTRATOR, () -> accounts.setLocked("test", one.digest(), true));
        assertRefused(
                AccountRefusalReason.LAST_ADMINISTRATOR, () -> accounts.replaceGrants("test", one.subject(), Set.of()));
        assertRefused(
                AccountRefusalReason.OWN_GRANTS,
                () -> accounts.replaceGrants(one.subject(), one.subject(), Set.of("READER", "ADMINISTRATOR")));
        assertThat(accounts.findByLogin("een")).contains(one);

        make("twee", "Twee", "ADMINISTRATOR");
        accounts.setLocked("test", one.digest(), true);
        assertThat(accounts.findByLogin("een").orElseThrow().locked()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void missing_person_keys_are_reported_at_startup(TestDatabase where) throws Exception {
        open(where);
        make("jansen", "J. Jansen");
        if (where == TestDatabase.H2) {
            Files.delete(folder.resolve("people.keys"));
        } else {
            sql.sql("delete from person_key").update();
        }

        assertThatThrownBy(() -> reopen(where)).hasMessageContaining("put them back");
    }

    /** As after a database that was put back from before somebody was forgotten. */
    @ParameterizedTest
    @EnumSource
    void account_is_not_found_by_login_after_its_key_was_destroyed(TestDatabase where) {
        open(where);
        UserAccount made = make("jansen", "J. Jansen", "READER");

        keys.destroy(made.subject());

        assertThat(accounts.findByLogin("jansen")).isEmpty();
        assertThat(accounts.findByDigest(made.digest())).isPresent();
    }

    private UserAccount make(String login, String name, String... grants) {
        return accounts.create("test", AccountType.LOCAL, login, name, "{argon2}x", true, Set.of(grants), "");
    }

    private static void assertRefused(AccountRefusalReason why, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        AccountChangeRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(why));
    }
}
