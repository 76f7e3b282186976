package nl.mutatieboek.security.account;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores what people set for themselves, each text encrypted with the key of its person. Settings end with the accounts
 * of the person.
 */
@Component
public final class PersonSettingRepository {
    private final JdbcClient sql;
    private final PersonKeyRepository keys;
    private final DurableTransactionExecutor transactions;

    PersonSettingRepository(JdbcClient sql, PersonKeyRepository keys, DurableTransactionExecutor transactions) {
        this.sql = sql;
        this.keys = keys;
        this.transactions = transactions;
    }

    /** Whether a subject is a person with accounts, so that settings can be stored. */
    public boolean isStored(String subject) {
        return new JdbcAccountRepository(sql).isActiveSubject(subject);
    }

    /** Finds the settings of a person by name; those that the key does not decrypt are left out. */
    public SortedMap<String, String> findAll(String subject) {
        SortedMap<String, String> settings = new TreeMap<>();
        Optional<SecretKey> key = keys.find(subject);
        if (key.isPresent()) {
            sql.sql("select name, ciphertext from person_setting where subject = ?")
                    .param(subject)
                    .query(row -> {
                        String name = row.getString("name");
                        PersonalDataCipher.decrypt(key.get(), place(subject, name), row.getString("ciphertext"))
                                .ifPresent(text -> settings.put(name, text));
                    });
        }
        return settings;
    }

    /** Finds the people who have a setting, with its text. */
    public Map<String, String> findPeopleWith(String name) {
        Map<String, String> found = new TreeMap<>();
        sql.sql("select subject from person_setting where name = ?")
                .param(name)
                .query(String.class)
                .list()
                .forEach(subject -> {
                    String text = findAll(subject).get(name);
                    if (text != null) {
                        found.put(subject, text);
                    }
                });
        return found;
    }

    /**
     * Stores a setting, in place of the earlier one of that name; it is on disk when this returns.
     *
     * @throws org.springframework.dao.DataAccessException if it cannot be stored, as on a read-only database
     */
    public void put(String subject, String name, String text) {
        String ciphertext = PersonalDataCipher.encrypt(keys.findOrCreate(subject), place(subject, name), text);
        try {
            transactions.executeDurably(() -> updateOrInsert(subject, name, ciphertext));
        } catch (DuplicateKeyException e) {
            // Another transaction stored it at the same time; the insert ended this one.
            transactions.executeDurably(() -> updateOrInsert(subject, name, ciphertext));
        }
    }

    private int updateOrInsert(String subject, String name, String ciphertext) {
        int updated = sql.sql("update person_setting set ciphertext = ? where subject = ? and name = ?")
                .params(ciphertext, subject, name)
                .update();
        return updated > 0
                ? updated
                : sql.sql("insert into person_setting (subject, name, ciphertext) values (?, ?, ?)")
                        .params(subject, name, ciphertext)
                        .update();
    }

    /** Removes a setting, if it exists. */
    public void remove(String subject, String name) {
        transactions.executeDurably(() -> delete(subject, name));
    }

    private int delete(String subject, String name) {
        return sql.sql("delete from person_setting where subject = ? and name = ?")
                .params(subject, name)
                .update();
    }

    private static String place(String subject, String name) {
        return subject + "/" + name;
    }
}
