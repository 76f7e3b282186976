package nl.mutatieboek.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import nl.mutatieboek.ApiClient;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Caching of static files, and compression. */
@Tag("application")
class HttpCachingTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @Test
    void static_file_has_a_content_hash_in_its_address_and_is_cacheable() {
        List<String> files = Pattern.compile("(?:href|src)=\"(/(?:theme|webjars)/[^\"]+)\"")
                .matcher(BOOK.browse("auditor").get("/").body())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(files).hasSizeGreaterThan(2).allSatisfy(file -> {
            assertThat(file).containsPattern("-[0-9a-f]{32}\\.|/webjars/[^/]+/[0-9]+\\.[0-9.]+/");
            HttpReply reply = BOOK.anonymous().get(file);
            assertThat(reply.status()).as(file).isEqualTo(200);
            assertThat(reply.header("Cache-Control")).isEqualTo("max-age=31536000, public");
        });
    }

    @Test
    void page_and_api_response_are_not_cacheable() {
        assertThat(BOOK.anonymous().get("/login").header("Cache-Control")).contains("no-store");
        assertThat(BOOK.as("auditor").get("/v1/balances").header("Cache-Control"))
                .contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/openapi.json", "/login", "/theme/mutatieboek.css"})
    void response_is_compressed_when_gzip_is_accepted(String path) {
        ApiClient nobody = BOOK.anonymous();

        assertThat(nobody.send(nobody.request(path).header("Accept-Encoding", "gzip"))
                        .header("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void rejected_cross_origin_request_is_reported_as_a_problem() {
        ApiClient nobody = BOOK.anonymous();

        HttpReply reply = nobody.send(nobody.request("/v1/openapi.json")
                .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "DELETE"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.text("/type")).endsWith("cross-origin");
    }
}
