package nl.mutatieboek.ledger.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.modulith.NamedInterface;

/**
 * Sets defaults for the database.
 *
 * <p>Without a configured database the ledger is an H2 file in {@code mutatieboek.data}, by default {@code ./data}. It
 * has no write delay, because H2 otherwise acknowledges data that a killed process loses. Disk space health checks the
 * disk of that file, unless Spring is configured otherwise. PostgreSQL connections get a {@code socketTimeout} of 30 s
 * unless the URL has one: a silently broken connection would otherwise block the writer forever.
 */
@NamedInterface("reading")
public final class DatabaseEnvironmentPostProcessor implements EnvironmentPostProcessor {
    private static final String URL = "spring.datasource.url";
    private static final String FILE = "jdbc:h2:file:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String SOCKET_TIMEOUT = "socketTimeout=";
    private static final int SOCKET_TIMEOUT_SECONDS = 30;

    static final String H2_FILE = ".mv.db";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty(URL)) {
            Path data = Path.of(environment.getProperty("mutatieboek.data", "data"))
                    .toAbsolutePath()
                    .normalize();
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "default-database",
                            Map.of(
                                    URL,
                                    FILE + data.resolve("book") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                                    "spring.datasource.username",
                                    "sa")));
        }
        String url = environment.getProperty(URL, "");
        if (url.startsWith(POSTGRESQL) && !url.contains(SOCKET_TIMEOUT)) {
            String bounded = url + (url.contains("?") ? "&" : "?") + SOCKET_TIMEOUT + SOCKET_TIMEOUT_SECONDS;
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("default-socket-timeout", Map.of(URL, bounded)));
        }
        findH2File(url)
                .ifPresent(file -> environment
                        .getPropertySources()
                        .addLast(new MapPropertySource(
                                "database-disk",
                                Map.of(
                                        "management.health.diskspace.path",
                                        String.valueOf(file.toAbsolutePath().getParent())))));
    }

    /** Returns the H2 database file of a URL; empty for another database. */
    public static Optional<Path> findH2File(String url) {
        return url.startsWith(FILE)
                ? Optional.of(Path.of(url.substring(FILE.length()).replaceFirst(";.*", "") + H2_FILE))
                : Optional.empty();
    }
}
