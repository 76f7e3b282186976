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
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.security.LoginAttemptLimiter.TooManyAttemptsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginAttemptLimiterTest {
    private Instant now = Instant.parse("2026-11-27T08:00:00Z");
    private final LoginAttemptLimiter guesses =
            new LoginAttemptLimiter(new LoginProperties.Guesses(3, 5, Duration.ofMinutes(15)), new ManualClock());

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
    void login_is_throttled_per_name_from_any_address() {
        for (int i = 0; i < 3; i++) {
            assertThat(attemptLogin("jansen", "10.0.0." + i, false)).isEmpty();
        }
        assertThatThrownBy(() -> attemptLogin("jansen", "10.0.0.9", true)).isInstanceOf(TooManyAttemptsException.class);
        assertThat(attemptLogin("pietersen", "10.0.0.9", true)).isPresent();

        now = now.plus(Duration.ofMinutes(15)).minusMillis(1);
        assertThatThrownBy(() -> attemptLogin("jansen", "10.0.0.9", true)).isInstanceOf(TooManyAttemptsException.class);
        now = now.plusMillis(1);
        assertThat(attemptLogin("jansen", "10.0.0.9", true)).isPresent();
    }

    @Test
    void failures_of_a_name_are_forgotten_a_pause_after_the_first() {
        attemptLogin("jansen", "10.0.0.1", false);
        now = now.plus(Duration.ofMinutes(14));
        attemptLogin("jansen", "10.0.0.2", false);
        attemptLogin("jansen", "10.0.0.3", false);
        assertThatThrownBy(() -> attemptLogin("jansen", "10.0.0.9", true)).isInstanceOf(TooManyAttemptsException.class);

        now = now.plus(Duration.ofMinutes(1));
        assertThat(attemptLogin("jansen", "10.0.0.9", true)).isPresent();
    }

    @Test
    void login_is_throttled_per_address_for_any_name() {
        for (int i = 0; i < 5; i++) {
            attemptLogin("name" + i, "10.0.0.1", false);
        }
        assertThatThrownBy(() -> attemptLogin("jansen", "10.0.0.1", true)).isInstanceOf(TooManyAttemptsException.class);
        assertThat(attemptLogin("jansen", "10.0.0.2", true)).isPresent();
    }

    @Test
    void successful_login_resets_failures_of_its_name_but_not_of_its_address() {
        for (int round = 0; round < 2; round++) {
            attemptLogin("jansen", "10.0.0.1", false);
            attemptLogin("jansen", "10.0.0.1", false);
            assertThat(attemptLogin("jansen", "10.0.0.1", true)).isPresent();
        }
        attemptLogin("jansen", "10.0.0.1", false);
        assertThatThrownBy(() -> attemptLogin("jansen", "10.0.0.1", true)).isInstanceOf(TooManyAttemptsException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 64})
    void concurrent_attempts_for_one_name_do_not_exceed_the_limit(int threads) throws InterruptedException {
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger notHeard = new AtomicInteger();
        ExecutorService crowd = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < 200; i++) {
            int one = i;
            crowd.execute(() -> {
                try {
                    guesses.attemptInTurn("jansen", "10.1.0." + one, () -> {
                        heard.incrementAndGet();
                        // As slow as a password hash, so that concurrent attempts can interleave.
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
    void concurrent_attempts_from_one_address_do_not_exceed_the_limit(int threads) throws InterruptedException {
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger tooMany = new AtomicInteger();
        AtomicInteger notNow = new AtomicInteger();
        ExecutorService crowd = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < 200; i++) {
            String name = "name" + i;
            crowd.execute(() -> {
                try {
                    guesses.attemptInTurn(name, "10.0.0.1", () -> {
                        heard.incrementAndGet();
                        LockSupport.parkNanos(5_000_000);
                        return Optional.empty();
                    });
                } catch (TooManyAttemptsException e) {
                    tooMany.incrementAndGet();
                } catch (UnavailableException e) {
                    assertThat(e.code()).isEqualTo("not-now");
                    notNow.incrementAndGet();
                }
            });
        }
        crowd.shutdown();

        assertThat(crowd.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).hasValue(5);
        assertThat(tooMany.get() + notNow.get()).isEqualTo(195);
        assertThatThrownBy(() -> attemptLogin("jansen", "10.0.0.1", true)).isInstanceOf(TooManyAttemptsException.class);
    }

    @Test
    void concurrent_successful_logins_are_not_counted_as_failures() throws InterruptedException {
        ExecutorService crowd = Executors.newFixedThreadPool(16);
        for (int i = 0; i < 100; i++) {
            String name = "name" + i;
            crowd.execute(() -> {
                try {
                    attemptLogin(name, "10.0.0.1", true);
                } catch (UnavailableException busy) {
                    // It may be repeated at once.
                }
            });
        }
        crowd.shutdown();

        assertThat(crowd.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 10; i++) {
            assertThat(attemptLogin("jansen", "10.0.0.1", true)).isPresent();
        }
    }

    @Test
    void attempt_that_was_not_checked_is_not_counted_as_a_failure() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> guesses.attemptInTurn("jansen", "10.0.0.1", () -> {
                        throw UnavailableException.notNow();
                    }))
                    .isInstanceOf(UnavailableException.class);
        }
        assertThat(attemptLogin("jansen", "10.0.0.1", true)).isPresent();
    }

    private Optional<String> attemptLogin(String name, String address, boolean right) {
        return guesses.attemptInTurn(name, address, () -> right ? Optional.of("in") : Optional.empty());
    }
}
