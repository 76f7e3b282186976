package nl.mutatieboek.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.mutatieboek.platform.html.GuideCatalog.Guide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guides as the pages of help show them. */
class GuideCatalogTest {
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

    private final GuideCatalog guides = new GuideCatalog();

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/handleiding"))) {
            return files
                    .map(file -> file.getFileName().toString().replace(".md", ""))
                    .filter(name -> !name.equals("README"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void guide_has_one_title_and_links_that_exist(String name) {
        Guide guide = guides.find(name).orElseThrow();

        assertThat(guide.title()).isNotBlank();
        assertThat(guide.html()).containsOnlyOnce("<h1").doesNotContain("<img", ".md\"", "&lt;");
        assertThat(LINK.matcher(guide.html()).results().map(link -> link.group(1)))
                .allSatisfy(link -> {
                    if (!link.startsWith("https://")) {
                        String[] parts = link.split("#", 2);
                        assertThat(parts[0]).startsWith("/help/");
                        String html = guides.find(parts[0].substring("/help/".length()))
                                .orElseThrow()
                                .html();
                        assertThat(html).contains(parts.length == 1 ? "" : "id=\"" + parts[1] + "\"");
                    }
                });
    }

    @Test
    void markup_and_unsafe_links_of_a_guide_are_shown_as_text() {
        Guide guide = GuideCatalog.render("test", """
            # Titel

            Lees [meer](javascript:alert(1)), [rechten](../reference/permissions.md) en
            [beoordelen](beoordelen.md#home). <script>alert(1)</script>

            ![foto](https://example.org/a.png)

            <img src=x onerror=alert(1)>

            | a | b |
            |---|---|
            | 1 | 2 |
            """);

        assertThat(guide.title()).isEqualTo("Titel");
        assertThat(guide.html())
                .contains("Lees meer, rechten en", "href=\"/help/beoordelen#home\"", "<th scope=\"col\">a</th>")
                .contains("&lt;script&gt;", "&lt;img")
                .doesNotContain("<script", "<img", "javascript:", "foto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README", "nothing", "../messages", "..%2fmessages", "", "beoordelen.md"})
    void only_a_packed_guide_is_found(String name) {
        assertThat(guides.find(name)).isEmpty();
    }
}
