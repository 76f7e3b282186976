package nl.mutatieboek.security.account;

import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody reads who has a database and a file of keys. */
public final class PersonNameReader {
    private PersonNameReader() {}

    /** The last name that somebody had; empty where it cannot be read. */
    public static String readLatest(JdbcClient sql, Path keys, String subject) {
        return new EncryptedNameRepository(new JdbcAccountRepository(sql), new FilePersonKeyRepository(keys))
                .findCurrentName(subject)
                .orElse("");
    }
}
