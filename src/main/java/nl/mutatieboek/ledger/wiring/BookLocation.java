package nl.mutatieboek.ledger.wiring;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where the book lies when no database is named: an H2 file in {@code mutatieboek.data}, by default {@code ./data}. Without
 * a write delay, because H2 otherwise acknowledges what a killed process loses.
 */
public final class BookLocation implements EnvironmentPostProcessor {
    private static final String URL = "spring.datasource.url";

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
                                    "jdbc:h2:file:" + data.resolve("book") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                                    "spring.datasource.username",
                                    "sa")));
        }
    }
}
