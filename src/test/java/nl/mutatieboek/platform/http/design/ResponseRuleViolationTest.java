package nl.mutatieboek.platform.http.design;

import static nl.mutatieboek.platform.http.design.DesignRuleFixture.JSON;
import static nl.mutatieboek.platform.http.design.DesignRuleFixture.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule on responses reports a planted violation, and accepts valid responses. */
class ResponseRuleViolationTest {
    private static final String SAFE = """
        API-Version: 1.2.3
        Cache-Control: no-store
        Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
        Content-Type: application/json
        X-Content-Type-Options: nosniff
        X-Frame-Options: DENY
        """;

    private static final String PROBLEM = SAFE.replace("json", "problem+json");
    private static final String SAID = "{\"status\": 400, \"title\": \"T\", \"detail\": \"D\", \"errors\": [{}, {}]}";

    static Stream<Arguments> brokenResponses() {
        return Stream.of(
                arguments(
                        ResponseDesignRule.NO_TRAILING_SLASH,
                        RecordedExchange.parse("GET /v1/moments/", "", 301, SAFE, ""),
                        "with a slash at its end 301"),
                arguments(
                        ResponseDesignRule.HIDE_IMPLEMENTATION,
                        RecordedExchange.parse("GET /v1/moments", "", 200, SAFE + "Server: S", ""),
                        "tells its Server"),
                arguments(
                        ResponseDesignRule.HIDE_IMPLEMENTATION,
                        RecordedExchange.parse(
                                "GET /v1/moments", "", 500, PROBLEM, "{\"detail\": \"NullPointerException\"}"),
                        "tells Exception"),
                arguments(
                        ResponseDesignRule.TIMEZONE,
                        RecordedExchange.parse(
                                "GET /v1/moments", "", 200, SAFE, "{\"at\": \"2026-01-01T00:00:00+01:00\"}"),
                        "\"2026-01-01T00:00:00+01:00\" is not in UTC"),
                arguments(
                        ResponseDesignRule.TIMEZONE_ASKED,
                        RecordedExchange.parse(
                                "GET /v1/moments?knownAt=2026-01-01T00:00:00%2B01:00", "", 400, PROBLEM, SAID),
                        "an instant with an offset is not understood"),
                arguments(
                        ResponseDesignRule.HTTP_METHODS,
                        RecordedExchange.parse("PUT /v1/moments", "", 405, PROBLEM, SAID),
                        "not 405 with Allow"),
                arguments(
                        ResponseDesignRule.HTTP_SAFETY,
                        RecordedExchange.parse("GET /v1/moments", "", 200, SAFE, "")
                                .withNewEntries(1),
                        "moved the ledger by 1"),
                arguments(
                        ResponseDesignRule.HTTP_RESPONSE_CODE,
                        RecordedExchange.parse("POST /v1/moments", "", 201, SAFE, ""),
                        "201 without Location"),
                arguments(
                        ResponseDesignRule.HTTP_RESPONSE_CODE,
                        RecordedExchange.parse("POST /v1/moments", "Content-Type: text/xml", 200, SAFE, ""),
                        "text/xml is taken"),
                arguments(
                        ResponseDesignRule.HTTP_RESPONSE_CODE,
                        RecordedExchange.parse("GET /v1/moments", "Accept: text/html", 200, SAFE, ""),
                        "text/html is promised"),
                arguments(
                        ResponseDesignRule.STATELESS,
                        RecordedExchange.parse("GET /v1/moments", "", 200, SAFE + "Set-Cookie: a=b", ""),
                        "sets a cookie"),
                arguments(
                        ResponseDesignRule.PROBLEM_DETAILS,
                        RecordedExchange.parse("GET /v1/moments", "", 404, SAFE, SAID),
                        "answers application/json"),
                arguments(
                        ResponseDesignRule.PROBLEM_DETAILS,
                        RecordedExchange.parse("GET /v1/moments", "", 404, PROBLEM, SAID),
                        "tells another status"),
                arguments(
                        ResponseDesignRule.PROBLEM_DETAILS,
                        RecordedExchange.parse(
                                "GET /v1/moments", "", 404, PROBLEM, "{\"status\": 404, \"title\": \"T\"}"),
                        "tells no detail"),
                arguments(
                        ResponseDesignRule.INVALID_INPUT,
                        RecordedExchange.parse("GET /v1/moments?a=1", "", 422, PROBLEM, SAID)
                                .withFaults(1),
                        "answers 422"),
                arguments(
                        ResponseDesignRule.ALL_ERRORS,
                        RecordedExchange.parse("GET /v1/moments?a=1", "", 400, PROBLEM, SAID)
                                .withFaults(3),
                        "tells 2 of 3"),
                arguments(
                        ResponseDesignRule.PUBLISH_OPENAPI,
                        RecordedExchange.parse("GET /v1/openapi.json", "", 401, PROBLEM, SAID),
                        "answers 401"),
                arguments(
                        ResponseDesignRule.PUBLISH_OPENAPI,
                        RecordedExchange.parse("GET /v1/openapi.json", "", 200, SAFE, "{}"),
                        "is not for pages of other sites"),
                arguments(
                        ResponseDesignRule.VERSION_HEADER,
                        RecordedExchange.parse("GET /v1/moments", "", 200, "API-Version: 1", ""),
                        "tells not version 1.2.3"),
                arguments(
                        ResponseDesignRule.SECURITY_HEADERS,
                        RecordedExchange.parse("GET /v1/moments", "", 200, SAFE.replace("no-store", "max-age=9"), ""),
                        "Cache-Control without no-store"),
                arguments(
                        ResponseDesignRule.SECURITY_HEADERS,
                        RecordedExchange.parse("GET /v1/moments", "", 200, SAFE.replace("frame-", "form-"), ""),
                        "Content-Security-Policy without frame-ancestors 'none'"),
                arguments(
                        ResponseDesignRule.SECURITY_HEADER_OF_TLS,
                        RecordedExchange.parse("GET /v1/moments", "X-Forwarded-Proto: https", 200, SAFE, ""),
                        "over TLS without a promise of it"),
                arguments(
                        ResponseDesignRule.CORS,
                        RecordedExchange.parse(
                                "GET /v1/moments",
                                "Origin: https://example.org",
                                200,
                                SAFE + "Access-Control-Allow-Origin: *",
                                ""),
                        "may be read by *"));
    }

    @ParameterizedTest
    @MethodSource("brokenResponses")
    void response_rule_reports_a_planted_violation(ResponseDesignRule rule, RecordedExchange exchange, String message) {
        assertThat(rule.errors(exchange, new OpenApiModel(JSON.readTree(WHOLE))))
                .contains(message);
    }

    @ParameterizedTest
    @EnumSource
    void response_rule_accepts_valid_responses(ResponseDesignRule rule) {
        List<RecordedExchange> whole = List.of(
                RecordedExchange.parse("GET /v1/moments/", "", 404, PROBLEM, SAID.replace("400", "404")),
                RecordedExchange.parse("PUT /v1/moments", "", 405, PROBLEM + "Allow: GET", SAID.replace("400", "405")),
                RecordedExchange.parse("GET /v1/moments?a=1&b=2", "", 400, PROBLEM, SAID)
                        .withFaults(2),
                RecordedExchange.parse(
                        "GET /v1/moments", "Accept: text/html", 406, PROBLEM, SAID.replace("400", "406")),
                RecordedExchange.parse(
                        "GET /v1/moments?knownAt=2026-01-01T00:00:00%2B01:00",
                        "Origin: https://example.org\nX-Forwarded-Proto: https",
                        200,
                        SAFE + "Strict-Transport-Security: max-age=31536000",
                        "{\"recordedAt\": \"2026-01-01T00:00:00.123Z\"}"),
                RecordedExchange.parse("GET /v1/openapi.json", "", 200, SAFE + "Access-Control-Allow-Origin: *", "{}"));

        assertThat(whole).anyMatch(rule::appliesTo);
        assertThat(whole)
                .allSatisfy(exchange -> assertThat(rule.errors(exchange, new OpenApiModel(JSON.readTree(WHOLE))))
                        .as(exchange.toString())
                        .isEmpty());
    }
}
