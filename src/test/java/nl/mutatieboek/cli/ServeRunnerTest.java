package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class ServeRunnerTest {
    private static final String CARRIER_THREADS = "jdk.virtualThreadScheduler.parallelism";
    private final Properties system = new Properties();

    @Test
    void readers_and_bookings_share_more_carrier_threads_than_processors() {
        ServeRunner.shareProcessors(system, 2);

        assertThat(system).containsEntry(CARRIER_THREADS, "8");
    }

    @Test
    void number_of_carrier_threads_of_the_operator_is_kept() {
        system.setProperty(CARRIER_THREADS, "3");

        ServeRunner.shareProcessors(system, 2);

        assertThat(system).containsEntry(CARRIER_THREADS, "3");
    }
}
