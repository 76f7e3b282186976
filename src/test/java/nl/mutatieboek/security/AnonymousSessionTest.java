package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions of anonymous visitors, and their limit. */
@Tag("application")
class AnonymousSessionTest {
    private static final Map<String, Object> KEPT = new ConcurrentHashMap<>();
    private static final int MOST = 5;

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .with("mutatieboek.session.most-strangers=" + MOST)
            .with(HttpSessionAttributeListener.class, new HttpSessionAttributeListener() {
                @Override
                public void attributeAdded(HttpSessionBindingEvent event) {
                    KEPT.put(event.getName(), event.getValue());
                }

                @Override
                public void attributeReplaced(HttpSessionBindingEvent event) {
                    KEPT.put(event.getName(), event.getSession().getAttribute(event.getName()));
                }
            });

    @Test
    void anonymous_session_stores_only_the_requested_address_and_a_csrf_token() {
        KEPT.clear();
        PageClient stranger = BOOK.browse();

        HttpReply login = stranger.send(HttpRequest.newBuilder(BOOK.uri("/mutations?state=BOOKED"))
                .header("Accept", "text/html")
                .header("X-Long", "z".repeat(7_000)));

        assertThat(login.page().heading()).isEqualTo("Aanmelden");
        assertThat(KEPT).hasSize(2);
        assertThat(KEPT.values()).contains("/mutations?state=BOOKED");
        assertThat(KEPT.keySet()).anyMatch(name -> name.contains("Csrf"));
        HttpReply wanted = stranger.fillAndSubmit("/login", "username", "auditor", "password", "auditor");
        assertThat(wanted.page().texts("header span")).contains("auditor");
        assertThat(wanted.page().heading()).isEqualTo("Mutaties");
        assertThat(wanted.page().select("[name=state]")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/mutations?q=LONG, text/html",
        "/mutations, application/json",
        "/mutations, image/png",
        "/theme/%2F%2Fevil.example, text/html"
    })
    void long_or_non_page_address_is_not_stored_in_an_anonymous_session(String path, String accept) {
        KEPT.clear();

        BOOK.browse()
                .send(HttpRequest.newBuilder(BOOK.uri(path.replace("LONG", "z".repeat(2_000))))
                        .header("Accept", accept));

        assertThat(KEPT).doesNotContainKey(LoginRequestCache.class.getName());
    }

    @Test
    void oldest_anonymous_sessions_are_evicted_above_the_limit() {
        PageClient known = BOOK.browse("auditor");
        List<PageClient> strangers =
                IntStream.range(0, 2 * MOST).mapToObj(i -> BOOK.browse()).toList();
        List<String> tokens = strangers.stream()
                .map(stranger -> stranger.get("/login").page().csrf())
                .toList();

        assertThat(known.get("/").page().texts("header span")).contains("auditor");
        for (int i = 2 * MOST - 1; i >= 0; i--) {
            assertThat(login(strangers.get(i), tokens.get(i)).status())
                    .as("stranger %s", i)
                    .isEqualTo(i >= MOST ? 200 : 403);
        }
    }

    private static HttpReply login(PageClient browser, String token) {
        return browser.submit("/login", "username", "auditor", "password", "auditor", "_csrf", token);
    }
}
