package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Metrics of a book for Prometheus. */
@Tag("application")
class LedgerMeterBinderTest {
    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty();

    @Test
    void prometheus_metrics_show_ledger_number_batches_and_syncs() {
        assertThat(meterValue("mutatieboek_ledger_number")).isZero();
        assertThat(meterValue("mutatieboek_sync_seconds_count")).isZero();

        new LedgerFixture(book).moment("2025-OWB", "2024-09-17").chapter("XX").items(2013, "XX/37", "XX/92");

        assertThat(meterValue("mutatieboek_ledger_number")).isEqualTo(4);
        assertThat(meterValue("mutatieboek_batch_size_count")).isEqualTo(4);
        assertThat(meterValue("mutatieboek_batch_size_sum")).isEqualTo(4);
        assertThat(meterValue("mutatieboek_sync_seconds_count")).isEqualTo(4);
        assertThat(meterValue("mutatieboek_sync_seconds_sum")).isPositive();
        assertThat(meterValue("mutatieboek_commands_waiting")).isZero();
        await().untilAsserted(() ->
                assertThat(meterValue("mutatieboek_signing_lag_seconds_count")).isEqualTo(4));
        assertThat(meterValue("mutatieboek_signing_lag_seconds_sum")).isPositive();
        book.awaitProjections();
        assertThat(meterValue("mutatieboek_projection_lag")).isZero();
    }

    @Test
    void every_registry_measures_when_there_are_several() {
        SimpleMeterRegistry second = new SimpleMeterRegistry();
        book.bean(LedgerMeterBinder.class).bindTo(second);

        new LedgerFixture(book).moment("2025-OWB", "2024-09-17").chapter("XX");

        await().untilAsserted(() -> {
            assertThat(second.get("mutatieboek.signing.lag").timer().count()).isEqualTo(2);
            assertThat(meterValue("mutatieboek_signing_lag_seconds_count")).isEqualTo(2);
        });
        assertThat(second.get("mutatieboek.batch.size").summary().count()).isEqualTo(2);
        assertThat(meterValue("mutatieboek_batch_size_count")).isEqualTo(2);
        assertThat(second.get("mutatieboek.sync").timer().count()).isEqualTo(2);
        assertThat(meterValue("mutatieboek_sync_seconds_count")).isEqualTo(2);
    }

    private double meterValue(String meter) {
        String all = book.as("auditor").get("/actuator/prometheus").body();
        Matcher line = Pattern.compile("^" + Pattern.quote(meter) + " (.*)$", Pattern.MULTILINE)
                .matcher(all);
        assertThat(line.find()).as(meter + " in " + all).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
