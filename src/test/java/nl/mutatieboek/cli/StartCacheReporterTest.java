package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class StartCacheReporterTest {
    private final Properties system = new Properties();

    @Test
    void cache_that_the_virtual_machine_uses_is_not_reported() {
        system.setProperty("mutatieboek.cache", "/opt/mutatieboek/mutatieboek.aot");
        system.setProperty("java.vm.info", "mixed mode, sharing");

        assertThat(StartCacheReporter.findUnusedCache(system, 25)).isEmpty();
    }

    @Test
    void cache_that_the_virtual_machine_refused_is_reported() {
        system.setProperty("mutatieboek.cache", "/opt/mutatieboek/mutatieboek.jsa");
        system.setProperty("java.vm.info", "mixed mode");

        assertThat(StartCacheReporter.findUnusedCache(system, 21))
                .hasValueSatisfying(line -> assertThat(line).startsWith("The start cache /opt/mutatieboek/"));
    }

    /** Java 21 ignores the option that names the cache and uses its own. */
    @Test
    void cache_that_an_older_java_does_not_know_is_reported() {
        system.setProperty("mutatieboek.cache", "/opt/mutatieboek/mutatieboek.aot");
        system.setProperty("java.vm.info", "mixed mode, sharing");

        assertThat(StartCacheReporter.findUnusedCache(system, 21)).isPresent();
    }

    @Test
    void start_without_the_launcher_reports_nothing() {
        assertThat(StartCacheReporter.findUnusedCache(system, 25)).isEmpty();
    }
}
