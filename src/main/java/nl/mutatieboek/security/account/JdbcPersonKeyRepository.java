package nl.mutatieboek.security.account;

import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores keys in a table that several processes share; long-term backups leave this table out. */
record JdbcPersonKeyRepository(JdbcClient sql) implements PersonKeyRepository {
    @Override
    public Optional<SecretKey> find(String subject) {
        return sql.sql("select secret from person_key where subject = ?")
                .param(subject)
                .query(byte[].class)
                .optional()
                .map(PersonalDataCipher::toKey);
    }

    @Override
    public SecretKey findOrCreate(String subject) {
        // Select first, because a read-only replica has the keys too.
        return find(subject).orElseGet(() -> {
            sql.sql("insert into person_key (subject, secret) values (?, ?) on conflict do nothing")
                    .params(subject, PersonalDataCipher.newKey().getEncoded())
                    .update();
            return find(subject).orElseThrow();
        });
    }

    @Override
    public void destroy(String subject) {
        sql.sql("delete from person_key where subject = ?").param(subject).update();
    }
}
