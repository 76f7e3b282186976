package nl.mutatieboek;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.platform.html.HtmlReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Visits every page of the demo book that can be reached by links from the first one. */
@Tag("whole")
class DemoPagesTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.demo();

    /** The marks of what a source gives in millions and leaves to be inferred. */
    private static final String INFERRED = "aangenomen afgerond op 1.000";

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    @BeforeAll
    static void followEveryLink() {
        BOOK.awaitProjections();
        PageClient reader = BOOK.browse("auditor");
        PAGES.put("/login", reader.get("/login").body());
        Deque<String> links = new ArrayDeque<>(List.of("/"));
        while (!links.isEmpty()) {
            String link = links.removeFirst();
            if (PAGES.containsKey(link)) {
                continue;
            }
            HttpReply reply = reader.get(link);
            assertThat(reply.status()).as(link).isEqualTo(200);
            PAGES.put(link, reply.body());
            if (link.contains("moment=") || link.contains("scope=")) {
                // Links keep the chapter and the point in time, so the whole site is there again for each.
                continue;
            }
            findAll("<a [^>]*href=\"(/[^\"#]*)\"", reply.body()).stream()
                    .map(found -> found.replace("&amp;", "&"))
                    // The other language is the same page, and so is another order; one of each kind is followed below.
                    .filter(found -> !found.contains("lang=") && !found.contains("order="))
                    .filter(found -> !found.startsWith("/balances/compare"))
                    // Folded rows have a page of their own, and there are more combinations of folds than pages.
                    .filter(found -> !found.contains("open="))
                    // A file is no page.
                    .filter(found -> !found.matches("/reports/[^/?]+/.*|/[^/?]+/files/.*"))
                    // As known at the last ledger number, every page is the same again.
                    .filter(found -> !found.contains("knownAt="))
                    .forEach(links::add);
        }
        for (String path : List.of(
                "/",
                "/balances",
                "/login",
                "/mutations",
                "/mutations?state=NONE&before=0",
                "/mutations?text=asiel&recordedFrom=2020-01-01&knownAt=82",
                "/signals?year=2025",
                "/samples?seed=2026&size=5&method=monetary",
                "/trail?item=XX/37&flow=EXPENDITURE&year=2026&order=MOMENT",
                "/balances/item?item=XX/37&flow=EXPENDITURE&year=2026&order=KNOWN_AT",
                "/balances/item?item=XX&flow=EXPENDITURE&year=2026&order=MOMENT",
                "/balances/compare?year=2026&from=knownAt=41&to=",
                "/balances/compare?item=XX/37&from=knownAt=41&to=")) {
            PAGES.put(path, BOOK.browse("auditor").get(path).body());
            String english = path + (path.contains("?") ? "&" : "?") + "lang=en";
            PAGES.put(english, BOOK.browse("auditor").get(english).body());
        }
    }

    private static List<String> findAll(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(found.groupCount()))
                .toList();
    }

    @Test
    void demo_pages_link_to_every_mutation_and_to_item_trails() {
        assertThat(PAGES.keySet().stream().filter(path -> path.matches("/mutations/[^/?]+")))
                .hasSize(11);
        assertThat(PAGES.keySet())
                .contains("/trail?item=XX/37~91&flow=EXPENDITURE&year=2026", "/balances?flow=COMMITMENTS");
    }

    /** A script is a file of this book. */
    @Test
    void demo_pages_contain_no_inline_scripts_or_styles() {
        PAGES.forEach((path, page) -> assertThat(page.replaceAll(
                        "<script (?:defer(?:=\"defer\")? )?src=\"/(?:webjars|theme)/[^\"]*\"( defer)?></script>", ""))
                .as(path)
                .doesNotContainPattern("(?i)<script|<style|\\sstyle=|\\son[a-z]+=|javascript:|<iframe|<object"));
    }

    @Test
    void demo_pages_load_from_and_post_to_their_own_host_only() {
        PAGES.forEach((path, page) -> assertThat(findAll(
                        "<(?:link|img|form|button|input) [^>]*(?:href|src|action|formaction)=\"([^\"]*)\"", page))
                .as(path)
                .allMatch(address -> address.matches("/([^/].*)?")));
    }

    @Test
    void external_links_use_https_and_send_no_referrer() {
        PAGES.forEach((path, page) -> assertThat(findAll("(<a [^>]*href=\"[a-z]+:[^>]*>)", page))
                .as(path)
                .allMatch(link -> link.contains("href=\"https://") && link.contains("noopener noreferrer")));
    }

    @Test
    void demo_pages_have_a_language_a_title_and_one_main_heading() {
        PAGES.forEach((path, page) -> {
            assertThat(page).as(path).contains("<html lang=\"" + (path.contains("lang=en") ? "en" : "nl") + "\"");
            assertThat(findAll("<title>([^<]+) · Mutatieboek</title>", page))
                    .as(path)
                    .hasSize(1);
            assertThat(findAll("(<h1>)", page)).as(path).hasSize(1);
            assertThat(page)
                    .as(path)
                    .contains("class=\"skip-link\" href=\"#main\"")
                    .contains("<main id=\"main\"");
        });
    }

    @Test
    void page_tables_have_captions_and_scoped_headers() {
        PAGES.forEach((path, page) -> {
            assertThat(findAll("(<caption)", page)).as(path).hasSameSizeAs(findAll("(<table)", page));
            assertThat(findAll("(<th )", page))
                    .as(path)
                    .hasSameSizeAs(findAll("(<th [^>]*scope=\"(?:row|col)(?:group)?\")", page));
            assertThat(page).as(path).doesNotContain("<th>");
        });
    }

    @Test
    void form_fields_have_a_label() {
        PAGES.forEach((path, page) -> assertThat(findAll(
                        "<(?:input|textarea|select) (?![^>]*type=\"hidden\")[^>]*(?<=\\s)id=\"([^\"]*)\"", page))
                .as(path)
                .hasSameSizeAs(findAll("(<(?:input|textarea|select) (?![^>]*type=\"hidden\"))", page))
                .allMatch(id -> page.contains("<label for=\"" + id + "\"")));
    }

    @Test
    void demo_pages_contain_no_unresolved_message_keys() {
        PAGES.forEach(
                (path, page) -> assertThat(page).as(path).doesNotContain("??").doesNotContainPattern("\\{[0-9]"));
    }

    @Test
    void login_page_lists_the_demo_users_and_their_password_rule() {
        assertThat(HtmlReader.text(PAGES.get("/login")))
                .contains("Het wachtwoord van elk is gelijk aan de naam.")
                .contains("proposer", "approver", "counterpart", "importer", "auditor");
    }

    @Test
    void balance_page_shows_the_2026_letter_and_marks_incomplete_figures() {
        List<String> rows = HtmlReader.rows(PAGES.get("/balances"));

        assertThat(rows)
                .anySatisfy(row -> assertThat(row).contains("8.843.219 onvolledig"))
                .anySatisfy(
                        row -> assertThat(row).contains("wordt nooit geboekt").contains("96.781 ± 1.500"))
                .anySatisfy(row -> assertThat(row)
                        .contains("XX/92/asielmaatregelen")
                        .endsWith(
                                "| niet bekend | 46.322 inferred | 59.681 inferred | 59.926 inferred | 60.526 inferred | 60.543 inferred"
                                        .replace("inferred", INFERRED)))
                .anySatisfy(row -> assertThat(row)
                        .contains("artikel 37 of 91, niet gesplitst XX/37~91")
                        .endsWith("| niet bekend | 68.678 | 55.319 | 55.074 | 54.474 | 54.457"));
    }
}
