package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.platform.http.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class ConcurrencyLimitedPasswordEncoderTest {
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger turned = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(1);

    private final class BlockingPasswordEncoder implements PasswordEncoder {
        @Override
        public String encode(@Nullable CharSequence secret) {
            return "x";
        }

        @Override
        public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                return go.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                now.decrementAndGet();
            }
        }
    }

    @Test
    void password_hashing_is_limited_in_parallel_and_excess_requests_are_rejected() throws InterruptedException {
        ConcurrencyLimitedPasswordEncoder few =
                new ConcurrencyLimitedPasswordEncoder(new BlockingPasswordEncoder(), 3, 10, Duration.ofSeconds(10));
        ExecutorService crowd = Executors.newFixedThreadPool(50);
        AtomicInteger heard = new AtomicInteger();
        for (int i = 0; i < 50; i++) {
            crowd.execute(() -> {
                try {
                    few.matches("a", "b");
                    heard.incrementAndGet();
                } catch (UnavailableException busy) {
                    turned.incrementAndGet();
                }
            });
        }
        while (turned.get() + now.get() < 35) {
            LockSupport.parkNanos(1_000_000);
        }
        go.countDown();
        crowd.shutdown();

        assertThat(crowd.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(3);
        // Some that come at the same moment see the same number of others who wait.
        assertThat(heard.get()).isBetween(13, 20);
        assertThat(heard.get() + turned.get()).isEqualTo(50);
    }

    @Test
    void password_check_is_rejected_with_503_after_its_wait_limit() throws InterruptedException {
        ConcurrencyLimitedPasswordEncoder few =
                new ConcurrencyLimitedPasswordEncoder(new BlockingPasswordEncoder(), 1, 10, Duration.ofMillis(100));
        Thread first = Thread.startVirtualThread(() -> few.matches("a", "b"));
        while (now.get() == 0) {
            LockSupport.parkNanos(1_000_000);
        }

        ProblemException problem = ProblemException.of(org.assertj.core.api.Assertions.catchThrowableOfType(
                UnavailableException.class, () -> few.matches("a", "b")));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.headers()).containsEntry("Retry-After", "5");
        go.countDown();
        first.join();
        assertThat(few.matches("a", "b")).isTrue();
    }
}
