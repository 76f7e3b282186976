package nl.mutatieboek.security.account;

import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a name with access to the database and a key file. */
public final class PersonNameReader {
    private PersonNameReader() {}

    /** The last name of a person; empty if it cannot be decrypted. */
    public static String readLatest(JdbcClient sql, Path keys, String subject) {
        return new EncryptedNameRepository(new JdbcAccountRepository(sql), new FilePersonKeyRepository(keys))
                .findCurrentName(subject)
                .orElse("");
    }
}
