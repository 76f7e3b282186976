package nl.mutatieboek.access.people;

import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody reads who has a database and a file of keys. */
public final class KeptNames {
    private KeptNames() {}

    /** The last name that somebody had; empty where it cannot be read. */
    public static String last(JdbcClient sql, Path keys, String subject) {
        return new NameCabinet(new PeopleTables(sql), new KeysInFile(keys))
                .current(subject)
                .orElse("");
    }
}
