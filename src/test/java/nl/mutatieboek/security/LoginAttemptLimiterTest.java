package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.security.LoginAttemptLimiter.TooManyAttemptsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginAttemptLimiterTest {
    private Instant now = Instant.parse("2026-11-27T08:00:00Z");
    private final LoginAttemptLimiter guesses =
            new LoginAttemptLimiter(3, 5, Duration.ofMinutes(15), new ManualClock());

    private final class ManualClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    @Test
    void hears_nobody_of_a_name_after_too_many_wrong_ones_from_wherever_for_a_while() {
        for (int i = 0; i < 3; i++) {
            assertThat(guess("jansen", "10.0.0." + i, false)).isEmpty();
        }
        assertThatThrownBy(() -> guess("jansen", "10.0.0.9", true)).isInstanceOf(TooManyAttemptsException.class);
        assertThat(guess("pietersen", "10.0.0.9", true)).isPresent();

        now = now.plus(Duration.ofMinutes(15)).minusMillis(1);
        assertThatThrownBy(() -> guess("jansen", "10.0.0.9", true)).isInstanceOf(TooManyAttemptsException.class);
        now = now.plusMillis(1);
        assertThat(guess("jansen", "10.0.0.9", true)).isPresent();
    }

    @Test
    void hears_nobody_from_an_address_after_too_many_wrong_ones_of_whatever_name() {
        for (int i = 0; i < 5; i++) {
            guess("name" + i, "10.0.0.1", false);
        }
        assertThatThrownBy(() -> guess("jansen", "10.0.0.1", true)).isInstanceOf(TooManyAttemptsException.class);
        assertThat(guess("jansen", "10.0.0.2", true)).isPresent();
    }

    @Test
    void a_right_one_forgets_the_wrong_ones_of_its_name_and_not_those_of_its_address() {
        for (int round = 0; round < 2; round++) {
            guess("jansen", "10.0.0.1", false);
            guess("jansen", "10.0.0.1", false);
            assertThat(guess("jansen", "10.0.0.1", true)).isPresent();
        }
        guess("jansen", "10.0.0.1", false);
        assertThatThrownBy(() -> guess("jansen", "10.0.0.1", true)).isInstanceOf(TooManyAttemptsException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 64})
    void many_at_once_are_not_more_than_one_by_one(int threads) throws InterruptedException {
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger notHeard = new AtomicInteger();
        ExecutorService crowd = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < 200; i++) {
            int one = i;
            crowd.execute(() -> {
                try {
                    guesses.hear("jansen", "10.1.0." + one, () -> {
                        heard.incrementAndGet();
                        // As slow as a hash, so that others come in between where they can.
                        LockSupport.parkNanos(5_000_000);
                        return Optional.empty();
                    });
                } catch (TooManyAttemptsException e) {
                    notHeard.incrementAndGet();
                }
            });
        }
        crowd.shutdown();

        assertThat(crowd.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).hasValue(3);
        assertThat(notHeard).hasValue(197);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 64})
    void many_of_many_names_at_once_from_one_address_are_not_more_than_one_by_one(int threads)
            throws InterruptedException {
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger tooMany = new AtomicInteger();
        AtomicInteger notNow = new AtomicInteger();
        ExecutorService crowd = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < 200; i++) {
            String name = "name" + i;
            crowd.execute(() -> {
                try {
                    guesses.hear(name, "10.0.0.1", () -> {
                        heard.incrementAndGet();
                        LockSupport.parkNanos(5_000_000);
                        return Optional.empty();
                    });
                } catch (TooManyAttemptsException e) {
                    tooMany.incrementAndGet();
                } catch (ProblemException e) {
                    assertThat(e.status()).isEqualTo(503);
                    notNow.incrementAndGet();
                }
            });
        }
        crowd.shutdown();

        assertThat(crowd.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).hasValue(5);
        assertThat(tooMany.get() + notNow.get()).isEqualTo(195);
        assertThatThrownBy(() -> guess("jansen", "10.0.0.1", true)).isInstanceOf(TooManyAttemptsException.class);
    }

    @Test
    void many_right_ones_at_once_from_one_address_are_not_counted_as_wrong() throws InterruptedException {
        ExecutorService crowd = Executors.newFixedThreadPool(16);
        for (int i = 0; i < 100; i++) {
            String name = "name" + i;
            crowd.execute(() -> {
                try {
                    guess(name, "10.0.0.1", true);
                } catch (ProblemException busy) {
                    // It may be said again at once.
                }
            });
        }
        crowd.shutdown();

        assertThat(crowd.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 10; i++) {
            assertThat(guess("jansen", "10.0.0.1", true)).isPresent();
        }
    }

    @Test
    void one_that_nobody_could_hear_is_no_wrong_one() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> guesses.hear("jansen", "10.0.0.1", () -> {
                        throw ProblemException.notNow();
                    }))
                    .isInstanceOf(ProblemException.class);
        }
        assertThat(guess("jansen", "10.0.0.1", true)).isPresent();
    }

    private Optional<String> guess(String name, String address, boolean right) {
        return guesses.hear(name, address, () -> right ? Optional.of("in") : Optional.empty());
    }
}
