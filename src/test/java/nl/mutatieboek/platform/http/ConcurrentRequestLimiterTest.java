package nl.mutatieboek.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The limit on concurrent requests, because virtual threads are not limited. */
@Tag("application")
class ConcurrentRequestLimiterTest {
    private static final int AT_ONCE = 4;

    private final Handlers handlers = new Handlers();

    @RegisterExtension
    private final ApplicationFixture book = ApplicationFixture.empty()
            .with("mutatieboek.requests.reads-at-once=" + AT_ONCE)
            .with("mutatieboek.requests.commands-at-once=" + AT_ONCE)
            .with("mutatieboek.patience=2s")
            .with(WebMvcConfigurer.class, handlers);

    @Test
    void requests_beyond_the_limit_wait_and_are_answered() throws Exception {
        List<HttpReply> replies = ask(200);

        assertThat(replies).allMatch(reply -> reply.status() == 200);
        assertThat(handlers.most.get()).isEqualTo(AT_ONCE);
    }

    @Test
    void reads_that_wait_too_long_get_503_and_others_are_answered_meanwhile() throws Exception {
        handlers.hold = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpReply>> held = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> clients.submit(() -> book.as("auditor").get("/v1/ledger/head")))
                    .toList();
            await().atMost(10, TimeUnit.SECONDS).until(() -> handlers.running.get() == AT_ONCE);

            HttpReply late = book.as("auditor").get("/v1/ledger/head");
            HttpReply command = book.as("proposer").post("/v1/mutations", "{}");
            HttpReply health = book.as("auditor").get("/actuator/health");

            assertThat(late.status()).isEqualTo(503);
            assertThat(late.text("/type")).endsWith(":not-now");
            assertThat(late.header("Retry-After")).isEqualTo("5");
            assertThat(command.status()).isEqualTo(400);
            assertThat(health.status()).isEqualTo(200);
            handlers.hold.countDown();
            for (Future<HttpReply> one : held) {
                assertThat(one.get().status()).isEqualTo(200);
            }
        }
        assertThat(ask(AT_ONCE * 2)).allMatch(reply -> reply.status() == 200);
    }

    private List<HttpReply> ask(int count) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            return clients
                    .invokeAll(IntStream.range(0, count)
                            .<Callable<HttpReply>>mapToObj(
                                    i -> () -> book.as("auditor").get("/v1/ledger/head"))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    /** Counts the requests that are being handled, and keeps them until they are let go. */
    private static final class Handlers implements WebMvcConfigurer, HandlerInterceptor {
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private volatile CountDownLatch hold = new CountDownLatch(0);

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(this).addPathPatterns("/v1/ledger/head").order(1);
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws InterruptedException {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            TimeUnit.MILLISECONDS.sleep(5);
            return hold.await(20, TimeUnit.SECONDS);
        }

        @Override
        public void afterCompletion(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
            running.decrementAndGet();
        }
    }
}
