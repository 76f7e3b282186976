package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authentication, and the rights of each user. */
@Tag("main")
class EndpointSecurityTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @ParameterizedTest
    @ValueSource(strings = {"/v1/mutations", "/v1/nothing-here", "/v1", "/actuator/prometheus"})
    void anonymous_api_request_is_rejected_with_401_as_a_problem(String path) {
        HttpReply reply = BOOK.anonymous().get(path);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).startsWith("Basic realm=");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text("/type")).isEqualTo("urn:mutatieboek:problem:not-known");
        assertThat(reply.header("Set-Cookie")).isEmpty();
    }

    @Test
    void unknown_login_is_rejected_with_401() {
        assertThat(BOOK.as("nobody").get("/v1/mutations").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/openapi.json", "/actuator/health"})
    void openapi_document_and_health_are_public(String path) {
        assertThat(BOOK.anonymous().get(path).status()).isEqualTo(200);
    }

    @Test
    void health_components_are_shown_only_to_readers_of_service_metrics() {
        assertThat(BOOK.as("auditor").get("/actuator/health").json().has("components"))
                .isTrue();
        assertThat(BOOK.as("proposer").get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(BOOK.anonymous().get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void cross_origin_requests_are_allowed_for_the_openapi_document_only() {
        String allowed = "Access-Control-Allow-Origin";

        assertThat(getCrossOrigin("/v1/openapi.json").header(allowed)).isEqualTo("*");
        assertThat(getCrossOrigin("/v1/mutations").header(allowed)).isEmpty();
    }

    private static HttpReply getCrossOrigin(String path) {
        return BOOK.as("auditor").send(BOOK.as("auditor").request(path).header("Origin", "https://example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "auditor, POST, /v1/mutations, 403",
        "auditor, POST, /v1/mutations/1/approvals, 403",
        "auditor, POST, /v1/published-balances, 403",
        "auditor, POST, /v1/packages/forms, 403",
        "auditor, POST, /v1/year-end-margin-caps, 403",
        "auditor, POST, /v1/budget-flexibilities, 403",
        "auditor, POST, /v1/chapters, 403",
        "auditor, POST, /v1/moments/2026-OWB/closings, 403",
        "auditor, POST, /v1/nothing-here, 403",
        "auditor, DELETE, /v1/mutations, 403",
        "auditor, PUT, /v1/mutations/1, 403",
        "proposer, POST, /v1/chapters, 403",
        "proposer, POST, /v1/chapters/XX/items, 403",
        "proposer, POST, /v1/moments, 403",
        "proposer, POST, /v1/moments/2026-OWB/closings, 403",
        "counterpart, POST, /v1/chapters, 403",
    })
    void write_request_without_permission_is_rejected_with_403(String name, String method, String path, int status) {
        HttpReply reply = BOOK.as(name)
                .send(BOOK.as(name)
                        .request(path)
                        .header("Accept-Language", "nl-NL,nl;q=0.9")
                        .method(method, BodyPublishers.ofString("{}")));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text("/title")).isEqualTo("Niet toegestaan");
    }

    @Test
    void login_page_is_served_as_html() {
        HttpReply form = BOOK.browse("auditor").get("/login");

        assertThat(form.status()).isEqualTo(200);
        assertThat(form.header("Content-Type")).startsWith("text/html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1//mutations",
                "/v1/%6Dutations",
                "/v1/%6dutations",
                "/v1/moments/%32026-OWB",
                "/v1/moments/2026%2DOWB",
                "/v1/reports/ceiling%2Dtest?item=XX",
                "/v1/chapters/%7E",
                "/v1/chapters/%5F"
            })
    void ambiguous_path_is_rejected_with_400_as_a_problem(String path) {
        HttpReply reply = BOOK.as("auditor").get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/type")).isEqualTo("urn:mutatieboek:problem:path-not-plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%761/chapters", "/%76%31/chapters", "/v%31/chapters"})
    void address_of_the_api_has_one_spelling(String path) {
        long before = BOOK.ledgerNumber();

        HttpReply reply = BOOK.as("approver").post(path, "{\"chapter\": \"VI\", \"name\": \"N\", \"validFrom\": 2025}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void other_escaped_characters_are_part_of_a_path() {
        assertThat(BOOK.as("auditor").get("/v1/chapters/%C3%A9%21").status()).isEqualTo(404);
    }

    @Test
    void plain_text_password_in_the_configuration_is_rejected_at_startup() {
        try (ApplicationFixture book =
                ApplicationFixture.unconfigured().with("mutatieboek.people.jansen.password={noop}jansen")) {
            assertThatThrownBy(book::start).hasStackTraceContaining("mutatieboek.people.jansen.password is no hash");
        }
    }
}
