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
 * Where the book lies when no database is named: an H2 file in {@code mutatieboek.data}, by default {@code ./data}. Without
 * a write delay, because H2 otherwise acknowledges what a killed process loses. The disk whose space counts for the
 * application's health is that of the file, unless Spring is told another. A PostgreSQL that says nothing for half a minute is
 * taken for gone, unless its URL says how long that is ({@code socketTimeout}): a line that died in silence would otherwise
 * hold the bookkeeper for ever.
 */
@NamedInterface("reading")
public final class DatabaseEnvironmentPostProcessor implements EnvironmentPostProcessor {
    private static final String URL = "spring.datasource.url";
    private static final String FILE = "jdbc:h2:file:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String SILENCE = "socketTimeout=";
    private static final int LONGEST_SILENCE_SECONDS = 30;

    /** How the name of a file of H2 ends. */
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
                            "where the book lies",
                            Map.of(
                                    URL,
                                    FILE + data.resolve("book") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                                    "spring.datasource.username",
                                    "sa")));
        }
        String url = environment.getProperty(URL, "");
        if (url.startsWith(POSTGRESQL) && !url.contains(SILENCE)) {
            String bounded = url + (url.contains("?") ? "&" : "?") + SILENCE + LONGEST_SILENCE_SECONDS;
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("how long the database may be silent", Map.of(URL, bounded)));
        }
        findH2File(url)
                .ifPresent(file -> environment
                        .getPropertySources()
                        .addLast(new MapPropertySource(
                                "the disk of the book",
                                Map.of(
                                        "management.health.diskspace.path",
                                        String.valueOf(file.toAbsolutePath().getParent())))));
    }

    /** The file in which H2 keeps the book that a URL names; none for another database. */
    public static Optional<Path> findH2File(String url) {
        return url.startsWith(FILE)
                ? Optional.of(Path.of(url.substring(FILE.length()).replaceFirst(";.*", "") + H2_FILE))
                : Optional.empty();
    }
}
