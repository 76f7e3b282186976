package nl.mutatieboek.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pages that browser tests look at are all pages of the application. */
class DemoPageCatalogTest {
    private static final Pattern PAGE = Pattern.compile("`GET (/[^`]*)`");

    /** Files, parts of pages, and pages of other tests: each mutation and matter is recorded by the test. */
    private static final Pattern OTHER =
            Pattern.compile("/v1/.*|/actuator.*|/\\.well-known.*|/theme.*|/webjars.*|/error|"
                + "/favicon.ico|/set-up|/login|.*/\\{format}|.*/files/.*|.*/certificate/.*|.*/attachments/.*|.*/receipts|"
                + ".*/zip|.*/deliveries/.*|/archive/\\{moment}|/replays/.*|/items/completions|/heads/extensions|/trail/proof|"
                + "/exports/.*|/balances/compare/points|/mutations/\\{id}|/parliamentary-matters/\\{id}");

    @Test
    void catalog_has_every_page_of_the_permission_table() throws IOException {
        List<String> visited = DemoPageCatalog.everyPageOfEveryone().values().stream()
                .flatMap(List::stream)
                .map(path -> path.replaceFirst("\\?.*", ""))
                .distinct()
                .toList();
        Set<String> pages = PAGE.matcher(Files.readString(Path.of("docs/reference/permissions.md")))
                .results()
                .map(found -> found.group(1))
                .filter(path -> !OTHER.matcher(path).matches())
                .collect(Collectors.toSet());

        assertThat(pages)
                .hasSizeGreaterThan(30)
                .allSatisfy(page -> assertThat(visited)
                        .as("in DemoPageCatalog: %s", page)
                        .anyMatch(path -> path.matches(page.replaceAll("\\{[a-z]+}", "[^/]+"))));
    }
}
