package nl.mutatieboek.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.PageDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The frame of every page: login and logout, languages, and error pages. */
@Tag("application")
class PageFrameTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/balances?flow=RECEIPTS", "/nothing-here"})
    void page_requires_login(String path) {
        HttpReply reply = get(path, "Accept", "text/html");

        assertThat(reply.page().heading()).isEqualTo("Aanmelden");
        assertThat(reply.body()).doesNotContain("Afmelden");
    }

    @Test
    void logged_in_user_sees_its_name_and_can_log_out() {
        PageClient auditor = BOOK.browse("auditor");
        PageDocument page = auditor.get("/").page();
        assertThat(page.texts("header span")).contains("auditor");
        assertThat(page.text()).contains("Afmelden");

        HttpReply left = auditor.submit("/logout", "_csrf", page.csrf());

        assertThat(left.body()).contains("U bent afgemeld.");
        assertThat(auditor.get("/").page().heading()).isEqualTo("Aanmelden");
    }

    @ParameterizedTest
    @CsvSource({
        "/,               main",
        "/balances,       look-up",
        "/mutations,      look-up",
        "/worklist,       review",
        "/mutations/new,  propose",
        "/packages,       assess",
        "/samples,        audit",
        "/archive,        archive",
        "/heads,          audit",
        "/moments,        administer",
        "/chapters,       administer"
    })
    void page_links_to_the_part_of_help_about_its_job(String path, String part) {
        PageClient proposer = BOOK.browse("proposer");

        assertThat(proposer.get(path).page().links()).contains("/help#" + part);
        assertThat(proposer.get("/help?lang=nl").page().select("#" + part)).hasSize(1);
        assertThat(proposer.get("/help?lang=en").page().select("#" + part)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void help_leads_to_each_guide(String language) throws IOException {
        List<String> guides = BOOK.anonymous().get("/help?lang=" + language).page().links().stream()
                .filter(link -> link.matches("/help/[a-z-]+"))
                .toList();

        assertThat(guides).containsExactlyInAnyOrderElementsOf(packedGuides());
        assertThat(guides)
                .allSatisfy(guide -> assertThat(get(guide, "Accept", "text/html"))
                        .satisfies(reply -> assertThat(reply.status()).isEqualTo(200))
                        .satisfies(
                                reply -> assertThat(reply.page().select("h1")).hasSize(1))
                        .satisfies(reply -> assertThat(reply.page().select("section[lang=nl] > h1:first-child"))
                                .hasSize(1)));
        assertThat(get("/help/nothing", "Accept", "text/html").status()).isEqualTo(404);
    }

    /** Every guide that the build packs, except the list of guides. */
    private static List<String> packedGuides() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:guides/*.md");
        return Arrays.stream(files)
                .map(file -> Objects.requireNonNull(file.getFilename()).replace(".md", ""))
                .filter(name -> !name.equals("README"))
                .map(name -> "/help/" + name)
                .toList();
    }

    @Test
    void folded_time_bar_names_the_point_in_time() {
        PageClient auditor = BOOK.browse("auditor");

        assertThat(auditor.get("/balances").page().text()).contains("Tijd: Nu");
        assertThat(auditor.get("/balances?effectiveOn=2025-09-15").page().text())
                .contains("Tijd: geldend op 15-09-2025");
    }

    @Test
    void links_within_help_exist_in_both_languages() {
        for (String language : List.of("nl", "en")) {
            PageDocument help =
                    BOOK.browse("auditor").get("/help?lang=" + language).page();
            assertThat(help.links().stream().filter(link -> link.startsWith("#")))
                    .hasSizeGreaterThan(10)
                    .allMatch(help::has, language);
        }
    }

    /** Otherwise the compressed length of a page could reveal its token (BREACH). */
    @Test
    void csrf_token_is_masked_differently_in_each_page() {
        PageClient auditor = BOOK.browse("auditor");

        String first = auditor.get("/").page().csrf();
        String second = auditor.get("/").page().csrf();

        assertThat(second).hasSameSizeAs(first).isNotEqualTo(first);
        assertThat(auditor.submit("/logout", "_csrf", first).body()).contains("U bent afgemeld.");
    }

    @Test
    void wrong_password_is_reported_on_the_login_page() {
        PageClient stranger = BOOK.browse("stranger");

        assertThat(stranger.get("/login?error").body()).contains("De naam of het wachtwoord klopt niet.");
        assertThat(stranger.get("/").page().heading()).isEqualTo("Aanmelden");
    }

    @Test
    void demo_users_are_absent_from_the_login_page_outside_the_demo() {
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
    void page_language_is_dutch_unless_english_is_requested(
            String path, String accepted, String language, String title) {
        HttpReply reply = accepted == null ? get(path) : get(path, "Accept-Language", accepted);

        assertThat(reply.page().language()).isEqualTo(language);
        assertThat(reply.page().heading()).isEqualTo(title);
        assertThat(reply.header("Content-Language")).isEqualTo(language);
    }

    @Test
    void chosen_language_is_remembered_and_the_other_is_linked() {
        PageClient reader = BOOK.browse("auditor");
        assertThat(reader.get("/balances?flow=RECEIPTS&lang=en").page().links())
                .contains("/balances?flow=RECEIPTS&lang=nl");

        assertThat(reader.get("/").page().language()).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /nothing-here,   404, Niet gevonden
        /balances?flow=SPENDING, 400, Controleer wat u hebt ingevuld
        /balances?flows=RECEIPTS, 400, Controleer wat u hebt ingevuld
        /favicon.ico,    404, Niet gevonden
        //example.org,   400, Ongeldig verzoek
        """)
    void error_page_uses_the_page_layout_and_shows_no_internals(String path, int status, String title) {
        HttpReply reply = BOOK.browse("auditor").get(path);

        assertThat(reply.status()).isEqualTo(status);
        PageDocument page = reply.page();
        assertThat(page.heading()).isEqualTo(title);
        assertThat(page.title()).isEqualTo("Fout: " + title + " · Mutatieboek");
        assertThat(page.attributes("link", "href"))
                .filteredOn(address -> address.matches("/theme/.*\\.css"))
                .hasSize(4)
                .allMatch(address -> address.matches("/theme/[a-z]+-[0-9a-f]{32}\\.css"));
        assertThat(page.text()).contains("Afmelden");
        assertThat(reply.body())
                .doesNotContain("Exception")
                .doesNotContain("nl.mutatieboek")
                .doesNotContain("\"//");
    }

    @Test
    void title_of_a_refused_login_says_so_first_and_that_of_a_page_without_errors_does_not() {
        assertThat(get("/login?error").page().title()).isEqualTo("Fout: Aanmelden · Mutatieboek");
        assertThat(get("/login").page().title()).isEqualTo("Aanmelden · Mutatieboek");
        assertThat(BOOK.browse("auditor").get("/mutations").page().title()).isEqualTo("Mutaties · Mutatieboek");
    }

    @Test
    void form_without_a_csrf_token_is_rejected_with_an_error_page() {
        HttpReply reply = BOOK.browse("auditor").submit("/logout");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.page().heading()).isEqualTo("Uw sessie is verlopen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/theme/mutatieboek.css", "/theme/favicon.svg", "/webjars/picocss__pico/css/pico.min.css"})
    void stylesheets_and_icons_are_public(String path) {
        HttpReply reply = get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).doesNotContain("html");
    }

    @Test
    void page_has_a_content_security_policy_and_a_referrer_policy() {
        HttpReply reply = get("/login");

        assertThat(reply.header("Content-Security-Policy")).startsWith("default-src 'self';");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void page_messages_have_the_same_keys_in_both_languages() throws IOException {
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

    /** Without login; redirects are followed, as by a browser. */
    private static HttpReply get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(BOOK.uri(path));
        return BOOK.browse("nobody").send(headers.length == 0 ? request : request.headers(headers));
    }
}
