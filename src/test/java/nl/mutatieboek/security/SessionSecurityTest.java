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
import nl.mutatieboek.PageDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of users with a password: fixation, reuse after logout, forgery, and two tabs. */
@Tag("main")
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
        String early = browser.get("/login").page().csrf();
        browser.fillAndSubmit("/login", "username", "proposer", "password", "proposer");

        try (LogCapture log = new LogCapture()) {
            HttpReply late = browser.submit("/login", "username", "auditor", "password", "auditor", "_csrf", early);
            HttpReply logout = browser.submit("/logout", "_csrf", early);

            assertThat(List.of(late.status(), logout.status())).containsOnly(403);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("may not POST /log") && line.contains("CSRF token"))
                    .hasSize(2);
        }
        assertThat(browser.get("/").page().texts("header span")).contains("proposer");
    }

    @Test
    void form_sent_after_its_session_leads_to_the_login_and_back_and_says_what_is_kept() {
        PageClient browser = BOOK.browse();
        String form = "/mutations/new?kind=TRANSFER";

        HttpReply lost = browser.send(HttpRequest.newBuilder(BOOK.uri("/mutations/new"))
                .header("Accept", "text/html")
                .header("Referer", BOOK.uri(form).toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("kind=TRANSFER&act=SEND&title=Niet%20kwijt")));

        assertThat(lost.status()).isEqualTo(403);
        PageDocument page = lost.page();
        assertThat(page.title()).startsWith("Fout: Uw sessie is verlopen");
        assertThat(page.text()).contains("Er is niets vastgelegd", "als concept in deze browser");
        assertThat(page.text("noscript > p")).startsWith("Zonder JavaScript is geen concept bewaard");
        assertThat(page.links()).contains(form);
        assertThat(browser.get(form).page().heading()).isEqualTo("Aanmelden");
        assertThat(browser.fillAndSubmit("/login", "username", "proposer", "password", "proposer")
                        .page()
                        .heading())
                .isEqualTo("Mutatie opvoeren");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org//example.org/", "javascript:alert(1)", "https://example.org", "%"})
    void return_address_of_a_lost_session_stays_on_this_site(String referrer) {
        HttpReply lost = BOOK.browse()
                .send(HttpRequest.newBuilder(BOOK.uri("/worklist/approvals"))
                        .header("Accept", "text/html")
                        .header("Referer", referrer)
                        .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(lost.status()).isEqualTo(403);
        assertThat(lost.page().attributes("a[role=button]", "href")).containsExactly("/");
        assertThat(lost.body()).doesNotContain("concept");
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
