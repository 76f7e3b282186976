package nl.mutatieboek.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The databases that a book may lie in, each with as many books as a test asks for. */
public enum TwoDatabases {
    H2("drop trigger if exists ledger_entry_stays", "varbinary(1048576)", "varbinary(32)", "X'%s'"),
    POSTGRESQL("alter table ledger_entry disable trigger ledger_entry_stays", "bytea", "bytea", "'\\x%s'");

    private static @Nullable EmbeddedPostgres server;

    private final String tampering;
    private final Map<String, String> words;

    TwoDatabases(String tampering, String bytes, String hash, String genesis) {
        this.tampering = tampering;
        this.words = Map.of("bytes", bytes, "hash", hash, "genesis", genesis.formatted("0".repeat(64)));
    }

    /** An empty database of its own; it is gone when the process is. */
    public DriverManagerDataSource empty() {
        String name = "b" + UUID.randomUUID().toString().replace("-", "");
        if (this == H2) {
            return new DriverManagerDataSource("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
        }
        JdbcClient.create(postgres().getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return new DriverManagerDataSource(
                "jdbc:postgresql://localhost:" + postgres().getPort() + "/" + name, "postgres", "");
    }

    /** The database of a book that lies in this folder, as the application opens it. */
    public static DriverManagerDataSource fileOf(Path folder) {
        return new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("book") + ";WRITE_DELAY=0", "sa", "");
    }

    /** A database with an empty book. */
    public DriverManagerDataSource withBook() {
        DriverManagerDataSource database = empty();
        migrate(database);
        return database;
    }

    /** Makes the tables of the book, as the application does. */
    public void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:db/" + name().toLowerCase(java.util.Locale.ROOT))
                .placeholders(words)
                .load()
                .migrate();
    }

    /** What somebody with every right does first, who wants to change an entry. */
    public JdbcClient tampering(DataSource database) {
        JdbcClient sql = JdbcClient.create(database);
        sql.sql(tampering).update();
        return sql;
    }

    private static synchronized EmbeddedPostgres postgres() {
        if (server == null) {
            try {
                // Ends with the process.
                server = EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }
}
