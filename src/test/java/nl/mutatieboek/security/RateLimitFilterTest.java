package nl.mutatieboek.security;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.stream.IntStream;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LogCapture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client with too many requests gets {@code Retry-After}, and others are not affected. */
@Tag("application")
@Isolated
class RateLimitFilterTest {
    @Test
    void request_rate_is_limited_per_person_at_api_and_pages() {
        try (LogCapture log = new LogCapture();
                ApplicationFixture book = ApplicationFixture.empty()
                        .with("mutatieboek.requests.by-person=2")
                        .start()) {
            log.reattach();
            Map<Integer, Long> answers = IntStream.range(0, 60)
                    .parallel()
                    .mapToObj(i -> book.as("auditor").get("/v1/ledger/head").status())
                    .collect(groupingBy(status -> status, counting()));
            assertThat(answers).containsOnlyKeys(200, 429);
            assertThat(answers.get(200)).isBetween(20L, 40L);

            // Before, because a login takes so long that requests are allowed again.
            ApplicationFixture.PageClient pages = book.browse("auditor");
            HttpReply late = eventuallyTooMuch(book);
            assertThat(late.header("Retry-After")).isEqualTo("1");
            assertThat(late.text("/type")).isEqualTo("urn:mutatieboek:problem:too-many-requests");
            assertThat(late.header("Content-Type")).isEqualTo("application/problem+json");
            HttpReply page = pages.get("/reports");
            assertThat(page.status()).isEqualTo(429);
            assertThat(page.body()).contains("Te veel verzoeken");
            assertThat(book.as("proposer").get("/v1/ledger/head").status()).isEqualTo(200);
            assertThat(log.lines().stream().filter(line -> line.startsWith("Too many requests from auditor")))
                    .hasSize(1);

            await().until(() -> book.as("auditor").get("/v1/ledger/head").status() == 200);
        }
    }

    private static HttpReply eventuallyTooMuch(ApplicationFixture book) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> book.as("auditor").get("/v1/ledger/head"))
                .filter(reply -> reply.status() == 429)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.9, 203.0.113.8", "2001:db8::%x, 2001:db8:0:1::1"})
    void request_rate_is_limited_per_network_before_authentication(String address, String other) {
        try (ApplicationFixture book = ApplicationFixture.empty()
                .with("server.forward-headers-strategy=native")
                .with("mutatieboek.requests.by-address=1")
                .start()) {
            Map<Integer, Long> answers = IntStream.range(0, 40)
                    .mapToObj(i -> getFrom(address.formatted(i), book.as("auditor", "wrong" + i), "/v1/balances"))
                    .collect(groupingBy(HttpReply::status, counting()));

            assertThat(answers.get(429)).isGreaterThan(20L);
            assertThat(getFrom(address.formatted(40), book.anonymous(), "/actuator/health")
                            .status())
                    .isEqualTo(429);
            assertThat(getFrom(other, book.anonymous(), "/actuator/health").status())
                    .isEqualTo(200);
        }
    }

    private static HttpReply getFrom(String address, ApiClient client, String path) {
        return client.send(client.request(path).header("X-Forwarded-For", address));
    }
}
