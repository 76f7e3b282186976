package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LogCapture;
import nl.mutatieboek.platform.html.HtmlReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** Sessions of users with a password: fixation, reuse after logout, forgery, and two tabs. */
@Tag("application")
@Isolated
class SessionSecurityTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @Test
    void session_ids_from_before_login_and_before_logout_are_rejected_and_logged() throws Exception {
        PageClient browser = BOOK.browse();
        browser.get("/login");
        String before = session(browser);
        browser.fillAndSubmit("/login", "username", "auditor", "password", "auditor");
        String during = session(browser);

        assertThat(during).isNotEqualTo(before);
        assertThat(getWithSession(during).statusCode()).isEqualTo(200);
        assertThatIsRefusedAndLogged(before);

        browser.fillAndSubmitTo("/mutations", "/logout");

        assertThatIsRefusedAndLogged(during);
    }

    @Test
    void invented_session_id_is_rejected_and_not_adopted() throws Exception {
        String made = "0123456789ABCDEF0123456789ABCDEF";

        HttpResponse<String> answer = assertThatIsRefusedAndLogged(made);

        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains(made));
    }

    @Test
    void csrf_token_from_before_login_is_rejected_with_403_and_logged() {
        PageClient browser = BOOK.browse();
        String early = HtmlReader.csrf(browser.get("/login").body());
        browser.fillAndSubmit("/login", "username", "proposer", "password", "proposer");

        try (LogCapture log = new LogCapture()) {
            HttpReply late = browser.submit("/login", "username", "auditor", "password", "auditor", "_csrf", early);
            HttpReply logout = browser.submit("/logout", "_csrf", early);

            assertThat(List.of(late.status(), logout.status())).containsOnly(403);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("may not POST /log") && line.contains("CSRF token"))
                    .hasSize(2);
        }
        assertThat(browser.get("/").body()).contains(">proposer</span>");
    }

    private static String session(PageClient browser) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> assertThatIsRefusedAndLogged(String session) throws Exception {
        try (LogCapture log = new LogCapture()) {
            HttpResponse<String> answer = getWithSession(session);

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("Refused: expired session, GET /mutations"))
                    .noneMatch(line -> line.contains(session));
            return answer;
        }
    }

    private static HttpResponse<String> getWithSession(String session) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(BOOK.uri("/mutations"))
                            .header("Accept", "text/html")
                            .header("Cookie", "JSESSIONID=" + session)
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
