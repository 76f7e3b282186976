package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ledger.writer.AxonLedgerCommandGateway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * More commands arrive over HTTP than fit in the queue of a blocked writer: the queue fills up, all others get {@code
 * Retry-After} at once, and after their retries everything is recorded once. With {@code -Plong} 10,000 commands.
 */
@Tag("whole")
@Isolated
class WriterQueueLimitTest {
    private static final int COMMANDS = Boolean.getBoolean("mutatieboek.long") ? 10_000 : 1_000;
    private static final int MAY_WAIT = 100;
    private static final int AT_ONCE = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BlockingClock clock = new BlockingClock();

    @RegisterExtension
    private final ApplicationFixture book = ApplicationFixture.empty()
            .with("mutatieboek.most-waiting=" + MAY_WAIT)
            .with("mutatieboek.patience=5m")
            .with(Clock.class, clock);

    private final Semaphore first = new Semaphore(AT_ONCE);
    private final Semaphore again = new Semaphore(MAY_WAIT);
    private final AtomicInteger sentAway = new AtomicInteger();

    @Test
    void commands_beyond_the_queue_capacity_are_rejected_and_recorded_after_a_retry() throws Exception {
        ApiClient approver = book.as("approver");
        assertThat(approver.post(
                                "/v1/chapters",
                                "{\"chapter\":\"XX\",\"name\":\"XX\",\"validFrom\":2013,\"budgetStatement\":true}")
                        .status())
                .isEqualTo(201);
        clock.block();
        List<Long> numbers;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> held = people.submit(register(approver, 1));
            clock.awaitBlocked();
            List<Future<Long>> rest = IntStream.rangeClosed(2, COMMANDS)
                    .mapToObj(item -> people.submit(register(approver, item)))
                    .toList();
            await().atMost(PATIENCE).until(() -> sentAway.get() >= COMMANDS - 1 - MAY_WAIT);
            assertThat(book.bean(AxonLedgerCommandGateway.class).queueSize()).isEqualTo(MAY_WAIT);
            assertThat(rest).noneMatch(Future::isDone);
            clock.release();
            numbers = new ArrayList<>(List.of(held.get()));
            for (Future<Long> one : rest) {
                numbers.add(one.get());
            }
        }

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, COMMANDS + 1L).boxed().toList());
        assertThat(book.ledgerNumber()).isEqualTo(COMMANDS + 1L);
    }

    /** Comes again, under the same key, until it is recorded; the number that it got. */
    private Callable<Long> register(ApiClient approver, int item) {
        return () -> {
            HttpReply reply = post(first, approver, item);
            if (reply.status() == 503) {
                assertThat(reply.text("/type")).endsWith("busy");
                assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
                sentAway.incrementAndGet();
                clock.awaitRelease();
            }
            while (reply.status() == 503) {
                reply = post(again, approver, item);
            }
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
            return reply.json().at("/ledgerNumber").asLong();
        };
    }

    private static HttpReply post(Semaphore connections, ApiClient approver, int item) throws InterruptedException {
        connections.acquire();
        try {
            return approver.send(approver.request("/v1/chapters/XX/items")
                    .timeout(Duration.ofMinutes(6))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "item-" + item)
                    .POST(BodyPublishers.ofString(
                            "{\"item\":\"XX/%d\",\"name\":\"Item\",\"validFrom\":2013}".formatted(item))));
        } finally {
            connections.release();
        }
    }

    /** Blocks the timestamp generator on command. */
    private static final class BlockingClock extends Clock {
        private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch goingOn = new CountDownLatch(1);
        private volatile boolean holding;

        void block() {
            holding = true;
        }

        void awaitBlocked() throws InterruptedException {
            assertThat(held.await(120, TimeUnit.SECONDS)).as("held up").isTrue();
        }

        void release() {
            goingOn.countDown();
        }

        void awaitRelease() throws InterruptedException {
            goingOn.await();
        }

        @Override
        public long millis() {
            if (holding) {
                held.countDown();
                try {
                    goingOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return NOON.toEpochMilli();
        }

        @Override
        public Instant instant() {
            return NOON;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
