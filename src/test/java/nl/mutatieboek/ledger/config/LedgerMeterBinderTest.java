package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Prometheus is told of a book. */
@Tag("application")
class LedgerMeterBinderTest {
    @RegisterExtension
    final ApplicationFixture book = ApplicationFixture.empty();

    @Test
    void the_ledger_number_the_batches_and_the_syncs_are_shown() {
        assertThat(shown("mutatieboek_ledger_number")).isZero();
        assertThat(shown("mutatieboek_sync_seconds_count")).isZero();

        new LedgerFixture(book).moment("2025-OWB", "2024-09-17").chapter("XX").items(2013, "XX/37", "XX/92");

        assertThat(shown("mutatieboek_ledger_number")).isEqualTo(4);
        assertThat(shown("mutatieboek_batch_size_count")).isEqualTo(4);
        assertThat(shown("mutatieboek_batch_size_sum")).isEqualTo(4);
        assertThat(shown("mutatieboek_sync_seconds_count")).isEqualTo(4);
        assertThat(shown("mutatieboek_sync_seconds_sum")).isPositive();
        assertThat(shown("mutatieboek_commands_waiting")).isZero();
        book.awaitReaders();
        assertThat(shown("mutatieboek_projection_lag")).isZero();
    }

    private double shown(String meter) {
        String all = book.as("auditor").get("/actuator/prometheus").body();
        Matcher line = Pattern.compile("^" + Pattern.quote(meter) + " (.*)$", Pattern.MULTILINE)
                .matcher(all);
        assertThat(line.find()).as(meter + " in " + all).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
