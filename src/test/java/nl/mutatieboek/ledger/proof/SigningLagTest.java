package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningLagTest {
    private final List<Long> measured = new ArrayList<>();
    private final SigningLag lag = new SigningLag(measured::add);

    @Test
    void commit_is_measured_once_when_a_head_has_all_its_entries() {
        lag.recordDurable(3, 100);
        lag.recordDurable(5, 200);

        lag.recordSigned(4, 1_000);
        assertThat(measured).containsExactly(900L);
        lag.recordSigned(5, 2_000);
        lag.recordSigned(6, 3_000);

        assertThat(measured).containsExactly(900L, 1_800L);
    }

    @Test
    void commit_that_is_signed_before_it_is_recorded_is_measured_at_once() {
        lag.recordSigned(5, 100);

        lag.recordDurable(5, 200);
        assertThat(measured).containsExactly(0L);
        lag.recordSigned(6, 1_000);

        assertThat(measured).containsExactly(0L);
    }

    @Test
    void oldest_commits_are_kept_while_signing_fails() {
        for (int number = 1; number <= 20_000; number++) {
            lag.recordDurable(number, number);
        }

        lag.recordSigned(20_000, 20_000);

        assertThat(measured).hasSize(10_000).contains(19_999L);
    }
}
