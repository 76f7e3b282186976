package nl.mutatieboek.security.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import nl.mutatieboek.security.account.UserAccountChange.UserAccountChangeType;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accesses the account tables. */
@Component
record JdbcAccountRepository(JdbcClient sql) {
    private static final String ACCOUNT =
            "select digest, subject, account_type as type, login, secret, must_change, locked from person_account ";

    private static final RowMapper<AccountRow> ACCOUNTS = new SimplePropertyRowMapper<>(AccountRow.class);
    private static final RowMapper<EncryptedNameRow> NAMES = new SimplePropertyRowMapper<>(EncryptedNameRow.class);

    record AccountRow(
            String digest,
            String subject,
            AccountType type,
            String login,
            String secret,
            boolean mustChange,
            boolean locked) {}

    record EncryptedNameRow(String id, String subject, String ciphertext) {}

    Optional<AccountRow> findAccount(String digest) {
        return sql.sql(ACCOUNT + "where digest = ?")
                .param(digest)
                .query(ACCOUNTS)
                .optional();
    }

    List<AccountRow> findAllAccounts() {
        return sql.sql(ACCOUNT + "order by subject, digest").query(ACCOUNTS).list();
    }

    boolean hasNoAccounts() {
        return sql.sql("select count(*) from person_account").query(Long.class).single() == 0;
    }

    boolean isActiveSubject(String subject) {
        // PostgreSQL has no text with this character.
        return subject.indexOf('\0') < 0
                && sql.sql("select count(*) from person where subject = ? and not forgotten")
                                .param(subject)
                                .query(Long.class)
                                .single()
                        == 1;
    }

    List<String> findForgottenSubjects() {
        return sql.sql("select subject from person where forgotten")
                .query((row, number) -> row.getString("subject"))
                .list();
    }

    List<String> findActiveSubjects() {
        return sql.sql("select subject from person where not forgotten order by subject")
                .query((row, number) -> row.getString("subject"))
                .list();
    }

    Set<String> findGrants(String subject) {
        return sql.sql("select granted from person_grant where subject = ?")
                .param(subject)
                .query((row, number) -> row.getString("granted"))
                .set();
    }

    Optional<EncryptedNameRow> findName(String id) {
        return sql.sql("select id, subject, ciphertext from person_name where id = ?")
                .param(id)
                .query(NAMES)
                .optional();
    }

    Optional<EncryptedNameRow> findLatestName(String subject) {
        return sql.sql("select id, subject, ciphertext from person_name where subject = ? order by sequence_number"
                        + " desc limit 1")
                .param(subject)
                .query(NAMES)
                .optional();
    }

    List<UserAccountChange> findRecentChanges(int limit) {
        return sql.sql("select number, changed_at, changed_by, subject, change_type, detail from person_change"
                        + " order by number desc limit ?")
                .param(limit)
                .query((row, number) -> new UserAccountChange(
                        row.getLong("number"),
                        Instant.parse(row.getString("changed_at")),
                        row.getString("changed_by"),
                        row.getString("subject"),
                        UserAccountChangeType.valueOf(row.getString("change_type")),
                        row.getString("detail")))
                .list();
    }

    void addPerson(String subject) {
        sql.sql("insert into person (subject, forgotten) values (?, false)")
                .param(subject)
                .update();
    }

    void addName(EncryptedNameRow name) {
        sql.sql("insert into person_name (id, subject, sequence_number, ciphertext)"
                        + " select ?, ?, coalesce(max(sequence_number), 0) + 1, ?"
                        + " from person_name where subject = ?")
                .params(name.id(), name.subject(), name.ciphertext(), name.subject())
                .update();
    }

    void addAccount(AccountRow row) {
        sql.sql("insert into person_account (digest, subject, account_type, login, secret, must_change, locked)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        row.digest(),
                        row.subject(),
                        row.type().name(),
                        row.login(),
                        row.secret(),
                        row.mustChange(),
                        row.locked())
                .update();
    }

    void setSecret(String digest, String secret, boolean mustChange) {
        requireOneRow(sql.sql("update person_account set secret = ?, must_change = ? where digest = ?")
                .params(secret, mustChange, digest)
                .update());
    }

    void setLocked(String digest, boolean locked) {
        requireOneRow(sql.sql("update person_account set locked = ? where digest = ?")
                .params(locked, digest)
                .update());
    }

    void addGrant(String subject, String grant) {
        sql.sql("insert into person_grant (subject, granted) values (?, ?)")
                .params(subject, grant)
                .update();
    }

    void endGrant(String subject, String grant) {
        requireOneRow(sql.sql("delete from person_grant where subject = ? and granted = ?")
                .params(subject, grant)
                .update());
    }

    /** Deletes accounts, grants and settings; the names remain, without their key. */
    void markForgotten(String subject) {
        sql.sql("delete from person_grant where subject = ?").param(subject).update();
        sql.sql("delete from person_account where subject = ?").param(subject).update();
        sql.sql("delete from person_setting where subject = ?").param(subject).update();
        requireOneRow(sql.sql("update person set forgotten = true where subject = ? and not forgotten")
                .param(subject)
                .update());
    }

    void addChange(Instant at, String by, String subject, UserAccountChangeType what, String detail) {
        sql.sql("insert into person_change (number, changed_at, changed_by, subject, change_type, detail)"
                        + " select coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? from person_change")
                .params(at.toString(), by, subject, what.name(), detail)
                .update();
    }

    private static void requireOneRow(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("Expected to change one row, but changed " + rows);
        }
    }
}
