package nl.mutatieboek.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The supported databases, each with as many books as a test needs. */
public enum TestDatabase {
    H2("drop trigger if exists ledger_entry_append_only"),
    POSTGRESQL("alter table ledger_entry disable trigger ledger_entry_append_only");

    private static @Nullable EmbeddedPostgres server;

    private final String openForTampering;

    TestDatabase(String tampering) {
        this.openForTampering = tampering;
    }

    /** An empty database of its own; it is gone when the process is. */
    public DriverManagerDataSource newEmptyDatabase() {
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

    /** The database of a book in this folder, as the application opens it. */
    public static DriverManagerDataSource h2FileIn(Path folder) {
        return new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("book") + ";WRITE_DELAY=0", "sa", "");
    }

    /** A database with an empty book. */
    public DriverManagerDataSource newMigratedDatabase() {
        DriverManagerDataSource database = newEmptyDatabase();
        migrate(database);
        return database;
    }

    /** Makes the tables of the book, as the application does. */
    public void migrate(DataSource database) {
        flyway(database, "latest").migrate();
    }

    /** Migrates the tables of the book up to a version. */
    public Flyway flyway(DataSource database, String version) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/" + vendor())
                .target(version)
                .load();
    }

    /** The scripts of all migrations of such a database, by version, each as its statements. */
    public SortedMap<Integer, List<String>> migrations() {
        SortedMap<Integer, List<String>> scripts = new TreeMap<>();
        try {
            for (Resource script : new PathMatchingResourcePatternResolver()
                    .getResources("classpath:db/migration/" + vendor() + "/V*__*.sql")) {
                String name = String.valueOf(script.getFilename());
                scripts.put(
                        Integer.valueOf(name.substring(1, name.indexOf('_'))),
                        statements(script.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scripts;
    }

    /** At each semicolon that ends a line, but within a body between two signs of dollars. */
    private static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : script.lines().filter(one -> !one.startsWith("--")).toList()) {
            statement.append(line).append('\n');
            boolean within = statement.toString().split(Pattern.quote("$$"), -1).length % 2 == 0;
            if (!within && line.endsWith(";")) {
                statements.add(statement.toString().strip().replaceFirst(";$", ""));
                statement.setLength(0);
            }
        }
        return statements;
    }

    private String vendor() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first step of an attacker with all rights who wants to change an entry. */
    public JdbcClient openForTampering(DataSource database) {
        JdbcClient sql = JdbcClient.create(database);
        sql.sql(openForTampering).update();
        return sql;
    }

    /** A PostgreSQL server that may take longer to start than ten seconds, which a busy machine needs at times. */
    public static EmbeddedPostgres.Builder postgresBuilder() {
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2));
    }

    private static synchronized EmbeddedPostgres postgres() {
        if (server == null) {
            try {
                // Ends with the process.
                server = postgresBuilder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }
}
