package nl.mutatieboek;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
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

    private static final int THREADS = 4;

    private static final Map<String, PageDocument> PAGES = new LinkedHashMap<>();

    @BeforeAll
    static void followEveryLink() {
        BOOK.awaitProjections();
        PageClient reader = BOOK.browse("auditor");
        PAGES.put("/login", reader.get("/login").page());
        Set<String> links = Set.of("/");
        while (!links.isEmpty()) {
            Map<String, PageDocument> read = readAll(reader, links);
            PAGES.putAll(read);
            links = read.entrySet().stream()
                    // Links keep the chapter and the point in time, so the whole site is there again for each.
                    .filter(page ->
                            !page.getKey().contains("moment=") && !page.getKey().contains("scope="))
                    .flatMap(page -> linksOf(page.getValue()))
                    .filter(link -> !PAGES.containsKey(link))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        PageClient english = BOOK.browse("auditor");
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
            PAGES.put(path, reader.get(path).page());
            String inEnglish = path + (path.contains("?") ? "&" : "?") + "lang=en";
            PAGES.put(inEnglish, english.get(inEnglish).page());
        }
    }

    /** Reads pages, several at a time. */
    private static Map<String, PageDocument> readAll(PageClient reader, Set<String> links) {
        Map<String, Future<HttpReply>> replies = new LinkedHashMap<>();
        // Closing waits until all are read.
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            links.forEach(link -> replies.put(link, threads.submit(() -> reader.get(link))));
        }
        Map<String, PageDocument> read = new LinkedHashMap<>();
        replies.forEach((link, reply) -> {
            assertThat(reply.resultNow().status()).as(link).isEqualTo(200);
            read.put(link, reply.resultNow().page());
        });
        return read;
    }

    private static Stream<String> linksOf(PageDocument page) {
        return page.links().stream()
                // A link to a part of a page leads to a page that others lead to.
                .filter(found -> found.startsWith("/") && !found.contains("#"))
                // The other language is the same page, and so is another order; one of each kind is followed below.
                .filter(found -> !found.contains("lang=") && !found.contains("order="))
                .filter(found -> !found.startsWith("/balances/compare"))
                // Folded rows have a page of their own, and there are more combinations of folds than pages.
                .filter(found -> !found.contains("open="))
                // A file is no page.
                .filter(
                        found -> !found.matches(
                                "/reports/[^/?]+/.*|/[^/?]+/files/.*|/moments/[^/?]+/deliveries/.*|/mutations/[^/?]+/receipts|/exports/.*|/trail/proof.*"))
                // As known at the last ledger number, every page is the same again.
                .filter(found -> !found.contains("knownAt="));
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
        PAGES.forEach((path, page) -> {
            assertThat(page.select("script"))
                    .as(path)
                    .allMatch(script -> script.data().isBlank()
                            && script.hasAttr("defer")
                            && script.attr("src").matches("/(webjars|theme)/.*"));
            assertThat(page.select("style, [style], iframe, object")).as(path).isEmpty();
            assertThat(page.select("*").stream().flatMap(element -> element.attributes().asList().stream()))
                    .as(path)
                    .noneMatch(attribute -> attribute.getKey().startsWith("on")
                            || attribute.getValue().toLowerCase(Locale.ROOT).contains("javascript:"));
        });
    }

    @Test
    void demo_pages_load_from_and_post_to_their_own_host_only() {
        PAGES.forEach((path, page) -> assertThat(Stream.of("href", "src", "action", "formaction")
                        .flatMap(name -> page.attributes("link, img, form, button, input", name).stream()))
                .as(path)
                .allMatch(address -> address.matches("/([^/].*)?")));
    }

    @Test
    void external_links_use_https_and_send_no_referrer() {
        PAGES.forEach((path, page) -> assertThat(page.select("a[href]").stream()
                        .filter(link -> link.attr("href").matches("[a-z]+:.*")))
                .as(path)
                .allMatch(link -> link.attr("href").startsWith("https://")
                        && link.attr("rel").contains("noopener noreferrer")));
    }

    @Test
    void demo_pages_have_a_language_a_title_and_one_main_heading() {
        PAGES.forEach((path, page) -> {
            assertThat(page.language()).as(path).isEqualTo(path.contains("lang=en") ? "en" : "nl");
            assertThat(page.title()).as(path).matches(".+ · Mutatieboek");
            assertThat(page.heading()).as(path).isNotBlank();
            assertThat(page.attributes("a.skip-link", "href")).as(path).containsExactly("#main");
            assertThat(page.select("main#main")).as(path).hasSize(1);
        });
    }

    @Test
    void page_tables_have_captions_and_scoped_headers() {
        PAGES.forEach((path, page) -> {
            // A guide has a heading above its table.
            assertThat(page.select("table"))
                    .as(path)
                    .allMatch(table -> path.startsWith("/help/")
                            || table.select("> caption").size() == 1);
            assertThat(page.select("th"))
                    .as(path)
                    .allMatch(header -> header.attr("scope").matches("(row|col)(group)?"));
        });
    }

    @Test
    void form_fields_have_a_label() {
        PAGES.forEach((path, page) -> assertThat(
                        page.select("input:not([type=hidden]), textarea:not([type=hidden]), select:not([type=hidden])"))
                .as(path)
                .allMatch(field -> field.hasAttr("id") && page.has("label[for='" + field.id() + "']")));
    }

    @Test
    void demo_pages_contain_no_unresolved_message_keys() {
        PAGES.forEach((path, page) ->
                assertThat(page.toString()).as(path).doesNotContain("??").doesNotContainPattern("\\{[0-9]"));
    }

    @Test
    void login_page_lists_the_demo_users_and_their_password_rule() {
        assertThat(PAGES.get("/login").text())
                .contains("Het wachtwoord van elk is gelijk aan de naam.")
                .contains("proposer", "approver", "counterpart", "importer", "auditor");
    }

    @Test
    void balance_page_shows_the_2026_letter_and_marks_incomplete_figures() {
        List<String> rows = PAGES.get("/balances").rows();

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
