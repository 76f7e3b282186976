package nl.mutatieboek.ledger.wiring;

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
 * application's health is that of the file, unless Spring is told another.
 */
@NamedInterface("reading")
public final class BookLocation implements EnvironmentPostProcessor {
    private static final String URL = "spring.datasource.url";
    private static final String FILE = "jdbc:h2:file:";

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
        file(environment.getProperty(URL, ""))
                .ifPresent(file -> environment
                        .getPropertySources()
                        .addLast(new MapPropertySource(
                                "the disk of the book",
                                Map.of(
                                        "management.health.diskspace.path",
                                        String.valueOf(file.toAbsolutePath().getParent())))));
    }

    /** The file in which H2 keeps the book that a URL names; none for another database. */
    public static Optional<Path> file(String url) {
        return url.startsWith(FILE)
                ? Optional.of(Path.of(url.substring(FILE.length()).replaceFirst(";.*", "") + H2_FILE))
                : Optional.empty();
    }
}
