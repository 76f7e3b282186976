package nl.mutatieboek.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around every page: coming in and going out, languages, and pages that say no. */
@Tag("application")
class PageFrameTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?flow=RECEIPTS", "/nothing-here"})
    void nobody_sees_a_page_without_coming_in(String path) {
        HttpReply reply = get(path, "Accept", "text/html");

        assertThat(reply.body()).contains("<h1>Aanmelden</h1>").doesNotContain("Afmelden");
    }

    @Test
    void who_comes_in_sees_its_name_and_can_leave() {
        PageClient auditor = BOOK.browse("auditor");
        String page = auditor.get("/").body();
        assertThat(page).contains(">auditor</span>").contains("Afmelden");

        HttpReply left = auditor.submit("/logout", "_csrf", HtmlReader.csrf(page));

        assertThat(left.body()).contains("U bent afgemeld.");
        assertThat(auditor.get("/").body()).contains("<h1>Aanmelden</h1>");
    }

    @Test
    void a_wrong_password_is_said_to_be_wrong() {
        PageClient stranger = BOOK.browse("stranger");

        assertThat(stranger.get("/login?error").body()).contains("De naam of het wachtwoord klopt niet.");
        assertThat(stranger.get("/").body()).contains("<h1>Aanmelden</h1>");
    }

    @Test
    void the_people_of_the_demo_are_named_in_the_demo_only() {
        assertThat(get("/login").body()).doesNotContain("counterpart");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /login,         ,                    nl, Aanmelden
        /login,         nl,                  nl, Aanmelden
        /login,         'en-GB,nl;q=0.5',    en, Log in
        /login,         'nl-BE,en;q=0.9',    nl, Aanmelden
        /login,         'fr,de',             nl, Aanmelden
        /login,         'fr,en;q=0.1',       en, Log in
        /login,         ';;;=',              nl, Aanmelden
        /login?lang=en, nl,                  en, Log in
        /login?lang=nl, en,                  nl, Aanmelden
        /login?lang=fr, en,                  en, Log in
        """)
    void a_page_is_in_dutch_unless_english_is_asked(String path, String accepted, String language, String title) {
        HttpReply reply = accepted == null ? get(path) : get(path, "Accept-Language", accepted);

        assertThat(reply.body()).contains("<html lang=\"" + language + "\"").contains("<h1>" + title + "</h1>");
        assertThat(reply.header("Content-Language")).isEqualTo(language);
    }

    @Test
    void a_chosen_language_is_remembered_and_the_other_is_offered_at_the_same_address() {
        PageClient reader = BOOK.browse("auditor");
        assertThat(reader.get("/?flow=RECEIPTS&lang=en").body()).contains("href=\"/?flow=RECEIPTS&amp;lang=nl\"");

        assertThat(reader.get("/").body()).contains("<html lang=\"en\"");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /nothing-here,   404, Niet gevonden
        /?flow=SPENDING, 400, Verzoek niet goed gevormd
        /?flows=RECEIPTS, 400, Verzoek niet goed gevormd
        /favicon.ico,    404, Niet gevonden
        //example.org,   400, Niet te lezen
        """)
    void what_cannot_be_shown_is_said_in_the_look_of_the_pages_and_without_the_machinery(
            String path, int status, String title) {
        HttpReply reply = BOOK.browse("auditor").get(path);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body())
                .contains("<h1>" + title + "</h1>")
                .containsPattern("/theme/mutatieboek-[0-9a-f]{32}\\.css")
                .contains("Afmelden")
                .doesNotContain("Exception")
                .doesNotContain("nl.mutatieboek")
                .doesNotContain("\"//");
    }

    @Test
    void a_form_from_elsewhere_is_refused_with_a_page() {
        HttpReply reply = BOOK.browse("auditor").submit("/logout");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("<h1>Niet toegestaan</h1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/theme/mutatieboek.css", "/theme/favicon.svg", "/webjars/picocss__pico/css/pico.min.css"})
    void the_look_is_there_before_anybody_came_in(String path) {
        HttpReply reply = get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).doesNotContain("html");
    }

    @Test
    void a_page_may_load_from_this_site_only_and_tells_other_sites_nothing() {
        HttpReply reply = get("/login");

        assertThat(reply.header("Content-Security-Policy")).startsWith("default-src 'self';");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void every_sentence_is_there_in_both_languages() throws IOException {
        Properties dutch = sentences("messages_nl");

        assertThat(dutch.keySet()).isNotEmpty().isEqualTo(sentences("messages").keySet());
    }

    private static Properties sentences(String file) throws IOException {
        Properties sentences = new Properties();
        try (InputStream in = PageFrameTest.class.getResourceAsStream("/" + file + ".properties");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            sentences.load(reader);
        }
        return sentences;
    }

    /** As nobody; a redirect is followed, as a browser does. */
    private static HttpReply get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(BOOK.uri(path));
        return BOOK.browse("nobody").send(headers.length == 0 ? request : request.headers(headers));
    }
}
