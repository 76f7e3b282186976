package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.LogCapture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An issuer that is down, slow, rotates its keys or refuses client secrets. */
@Tag("whole")
class UnreliableOidcProviderTest {
    /** A slow answer takes minutes: a second for each byte. */
    private static final Duration SOON = Duration.ofSeconds(40);

    private static final String LOGIN = "/oauth2/authorization/issuer";

    private final OidcProviderStub issuer = new OidcProviderStub().start();
    private final ApplicationFixture book = ApplicationFixture.unconfigured()
            .with("mutatieboek.oidc.issuer=" + issuer.issuer())
            .with("mutatieboek.oidc.client-id=" + OidcProviderStub.CLIENT)
            .with("mutatieboek.oidc.client-secret=geheim-van-de-paginas")
            .with("mutatieboek.oidc.audience=" + OidcProviderStub.AUDIENCE);
    private LogCapture log;

    @BeforeEach
    void listen() {
        log = new LogCapture();
    }

    @AfterEach
    void end() {
        log.close();
        book.close();
        issuer.close();
    }

    @Test
    void provider_that_is_down_at_startup_is_used_once_it_responds() throws Exception {
        String token = issuer.accessToken();
        issuer.stop();
        book.start();

        assertUnavailable(token);
        assertThat(book.anonymous().get("/actuator/health").status()).isEqualTo(200);
        issuer.start();
        long end = System.nanoTime() + SOON.toNanos();
        while (getWithToken(token).status() == 503 && System.nanoTime() < end) {
            Thread.sleep(100);
        }

        assertThat(getWithToken(token).status()).isEqualTo(200);
        assertThat(book.browse().get(LOGIN).body()).contains("/logout");
    }

    @Test
    void known_tokens_stay_valid_and_new_logins_fail_while_the_provider_is_down() throws Exception {
        book.start();
        log.reattach();
        String token = issuer.accessToken();
        assertThat(getWithToken(token).status()).isEqualTo(200);
        NonRedirectingBrowser tab = new NonRedirectingBrowser();
        URI back = tab.location(tab.location(LOGIN));
        issuer.stop();

        assertThat(getWithToken(token).status()).isEqualTo(200);
        assertThat(tab.location(back.toString()).toString()).endsWith("/login?issuer");
        issuer.rotateKey();
        HttpReply unknown = getWithToken(issuer.accessToken());
        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.text("/type")).endsWith(":identity-provider-unavailable");
    }

    @Test
    void slow_provider_metadata_fails_requests_fast_with_503() throws Exception {
        issuer.slow = "/.well-known/openid-configuration";
        book.start();
        String token = issuer.accessToken();
        long start = System.nanoTime();

        List<HttpReply> replies = atOnce(12, () -> getWithToken(token));

        assertThat(replies).allMatch(reply -> reply.status() == 503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(issuer.discoveries.get()).isLessThan(4);
    }

    @Test
    void slow_token_or_key_endpoint_ends_the_login() throws Exception {
        book.start();
        for (String slow : List.of("/token", "/keys")) {
            NonRedirectingBrowser tab = new NonRedirectingBrowser();
            URI back = tab.location(tab.location(LOGIN));
            issuer.slow = slow;
            long start = System.nanoTime();

            assertThat(tab.location(back.toString()).toString()).as(slow).endsWith("/login?issuer");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(slow).isLessThan(SOON);
        }
        assertThat(getWithToken(issuer.accessToken()).status()).isEqualTo(503);
    }

    @Test
    void rotated_key_is_fetched_once_and_the_earlier_key_is_rejected() {
        book.start();
        String before = issuer.accessToken();
        assertThat(getWithToken(before).status()).isEqualTo(200);
        assertThat(book.browse().get(LOGIN).body()).contains("/logout");

        issuer.rotateKey();
        issuer.keyRequests.set(0);

        assertThat(getWithToken(issuer.accessToken()).status()).isEqualTo(200);
        assertThat(getWithToken(issuer.accessToken()).status()).isEqualTo(200);
        assertThat(issuer.keyRequests.get()).isEqualTo(1);
        assertThat(getWithToken(before).status()).isEqualTo(401);
        assertThat(book.browse().get(LOGIN).body()).contains("/logout");
    }

    @Test
    void rejected_client_credentials_are_reported_on_the_page_and_in_the_log() {
        book.start();
        log.reattach();
        issuer.clientKeys = URI.create("http://127.0.0.1:1/none");

        HttpReply page = book.browse().get(LOGIN);

        assertThat(page.body()).contains("De aanmeldvoorziening van uw organisatie weigert Mutatieboek");
        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("Login refused (PAGES): invalid_client"))
                .noneMatch(line -> line.contains("geheim-van-de-paginas"));
        assertThat(book.browse().get("/login?client").page().select("[name=password]"))
                .isEmpty();
    }

    private HttpReply getWithToken(String token) {
        return book.withToken(token).get("/v1/chapters");
    }

    private void assertUnavailable(String token) {
        HttpReply api = getWithToken(token);
        assertThat(api.status()).isEqualTo(503);
        assertThat(api.text("/type")).endsWith(":identity-provider-unavailable");
        assertThat(api.header("Retry-After")).isNotEmpty();
        assertThat(book.browse().get(LOGIN).status()).isEqualTo(503);
    }

    private static <T> List<T> atOnce(int count, Callable<T> task) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<T>> all =
                    threads.invokeAll(Stream.generate(() -> task).limit(count).toList());
            return all.stream().map(Future::resultNow).toList();
        }
    }

    /** A browser that follows no redirect by itself. */
    private final class NonRedirectingBrowser {
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        URI location(Object address) throws Exception {
            URI uri = book.uri("/").resolve(address.toString());
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(uri).header("Accept", "text/html").build(), BodyHandlers.ofString());
            return uri.resolve(response.headers().firstValue("Location").orElseThrow());
        }
    }
}
