package nl.mutatieboek.platform.http.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each design rule fails on a small violation, and passes without it. */
class DesignRuleViolationTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static final String WHOLE = """
        {"openapi": "3.0.1",
         "info": {"version": "1.2.3", "contact": {"name": "N", "email": "e@example.org", "url": "https://example.org"}},
         "servers": [{"url": "/v1"}],
         "paths": {
           "/moments": {"get": {
             "operationId": "list", "parameters": [{"in": "query", "name": "sinceDay", "schema": {"type": "integer"}}],
             "responses": {"200": {"headers": {"API-Version": {}}},
               "400": {"headers": {"API-Version": {}},
                 "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}}},
           "/moments/{id}/closings": {"post": {
             "operationId": "close", "parameters": [{"in": "path", "name": "id", "schema": {"type": "string"}}],
             "responses": {"201": {"headers": {"API-Version": {}}},
               "400": {"headers": {"API-Version": {}},
                 "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}}}},
         "components": {"schemas": {
           "Problem": {"required": ["status", "title", "detail"], "properties": {"status": {"type": "integer"}}},
           "Moment": {"properties": {
             "submittedOn": {"type": "string", "format": "date"},
             "recordedAt": {"type": "string", "format": "date-time"}}}}}}
        """;

    private static OpenApiModel replaced(String pointer, String json) {
        ObjectNode document = (ObjectNode) JSON.readTree(WHOLE);
        int last = pointer.lastIndexOf('/');
        String name = pointer.substring(last + 1).replace("~1", "/");
        ((ObjectNode) document.at(pointer.substring(0, last))).set(name, JSON.readTree(json));
        return new OpenApiModel(document);
    }

    @ParameterizedTest
    @EnumSource
    void description_rule_accepts_a_valid_description(DescriptionDesignRule rule) {
        assertThat(rule.errors(new OpenApiModel(JSON.readTree(WHOLE)))).isEmpty();
    }

    private static final String GET = "/paths/~1moments/get";

    static Stream<Arguments> brokenDescriptions() {
        return Stream.of(
                arguments(
                        DescriptionDesignRule.NAMING_RESOURCES,
                        "/paths/~1close-moments",
                        "{}",
                        "close-moments is a verb"),
                arguments(
                        DescriptionDesignRule.NAMING_COLLECTIONS,
                        "/paths/~1moment~1{id}",
                        "{}",
                        "moment is a collection in the singular"),
                arguments(
                        DescriptionDesignRule.NO_TRAILING_SLASH,
                        "/paths/~1moments~1",
                        "{}",
                        "/moments/ ends with a slash"),
                arguments(
                        DescriptionDesignRule.PATH_SEGMENTS,
                        "/paths/~1budgetMoments",
                        "{}",
                        "budgetMoments is not kebab-case"),
                arguments(
                        DescriptionDesignRule.PATH_SEGMENTS,
                        "/paths/~1moments.csv",
                        "{}",
                        "moments.csv is not kebab-case"),
                arguments(
                        DescriptionDesignRule.QUERY_KEYS,
                        GET + "/parameters",
                        "[{\"in\": \"query\", \"name\": \"since-day\"}]",
                        "since-day is not camelCase"),
                arguments(
                        DescriptionDesignRule.HIDE_IMPLEMENTATION,
                        "/components/schemas/MomentDto",
                        "{}",
                        "MomentDto tells how it is made"),
                arguments(
                        DescriptionDesignRule.DATE_TIME_FORMAT,
                        "/components/schemas/Moment/properties/submittedOn/format",
                        "\"day\"",
                        "Moment.submittedOn does not say that it is a day or an instant"),
                arguments(
                        DescriptionDesignRule.DATE_TIME_FORMAT,
                        "/components/schemas/Moment/properties/recordedAt",
                        "{\"type\": \"string\"}",
                        "Moment.recordedAt does not say that it is a day or an instant"),
                arguments(
                        DescriptionDesignRule.DATE_TIME_FORMAT,
                        "/components/schemas/Moment/properties/opens",
                        "{\"format\": \"time\"}",
                        "Moment.opens is written as time"),
                arguments(
                        DescriptionDesignRule.DATE_WITHOUT_TIME,
                        "/components/schemas/Moment/properties/submittedOn/format",
                        "\"date-time\"",
                        "Moment.submittedOn is a day with a time"),
                arguments(
                        DescriptionDesignRule.HTTP_METHODS,
                        "/paths/~1moments/trace",
                        "{}",
                        "TRACE /moments is not by a method that the rules know"),
                arguments(
                        DescriptionDesignRule.HTTP_RESPONSE_CODE,
                        GET + "/responses",
                        "{\"200\": {}}",
                        "GET /moments has no answer of the 400s"),
                arguments(
                        DescriptionDesignRule.NESTED_CHILD,
                        "/paths/~1acts~1{id}~1bills",
                        "{}",
                        "what lies below /acts/{id} is nobody's child"),
                arguments(
                        DescriptionDesignRule.RESOURCE_OPERATIONS,
                        "/paths/~1moments~1{id}",
                        "{\"post\": {}}",
                        "POST /moments/{id} acts on a resource, not below it"),
                arguments(
                        DescriptionDesignRule.PROBLEM_DETAILS,
                        GET + "/responses/400/content",
                        "{\"application/json\": {}}",
                        "GET /moments 400 is no problem"),
                arguments(
                        DescriptionDesignRule.PROBLEM_DETAILS,
                        "/components/schemas/Problem/required",
                        "[\"status\", \"title\"]",
                        "GET /moments 400 may leave out detail"),
                arguments(
                        DescriptionDesignRule.INVALID_INPUT,
                        GET + "/responses",
                        "{\"200\": {}}",
                        "GET /moments never answers 400"),
                arguments(DescriptionDesignRule.DOC_OPENAPI, "/openapi", "\"2.0\"", "no OpenAPI 3"),
                arguments(DescriptionDesignRule.DOC_OPENAPI, "/paths", "{}", "no paths"),
                arguments(
                        DescriptionDesignRule.DOC_OPENAPI,
                        "/components/schemas/Bill",
                        "{\"$ref\": \"#/components/schemas/Act\"}",
                        "#/components/schemas/Act leads nowhere"),
                arguments(
                        DescriptionDesignRule.DOC_OPENAPI,
                        GET + "/operationId",
                        "\"close\"",
                        "two operations are close"),
                arguments(
                        DescriptionDesignRule.DOC_OPENAPI,
                        "/paths/~1moments~1{id}~1closings/post/parameters",
                        "[]",
                        "POST /moments/{id}/closings does not say what id is"),
                arguments(DescriptionDesignRule.CONTACT, "/info/contact/email", "\"\"", "no email of a contact"),
                arguments(
                        DescriptionDesignRule.URI_VERSION,
                        "/servers",
                        "[{\"url\": \"/v1.2.3\"}]",
                        "/v1.2.3 does not end with /v1"),
                arguments(DescriptionDesignRule.URI_VERSION, "/servers", "[]", "no server"),
                arguments(
                        DescriptionDesignRule.URI_VERSION,
                        "/paths/~1v2~1moments",
                        "{}",
                        "/v2/moments has a version of its own"),
                arguments(DescriptionDesignRule.SEMVER, "/info/version", "\"1.2\"", "1.2 is no version"),
                arguments(
                        DescriptionDesignRule.VERSION_HEADER,
                        GET + "/responses/200/headers",
                        "{}",
                        "GET /moments 200 tells no version"),
                arguments(
                        DescriptionDesignRule.NO_SENSITIVE_URIS,
                        GET + "/parameters",
                        "[{\"in\": \"query\", \"name\": \"accessToken\"}]",
                        "accessToken stands in an address"),
                arguments(
                        DescriptionDesignRule.NO_SENSITIVE_URIS,
                        "/components/securitySchemes",
                        "{\"key\": {\"in\": \"query\", \"name\": \"id\"}}",
                        "secret id stands in an address"));
    }

    @ParameterizedTest
    @MethodSource("brokenDescriptions")
    void description_rule_reports_a_planted_violation(
            DescriptionDesignRule rule, String pointer, String piece, String told) {
        assertThat(rule.errors(replaced(pointer, piece))).contains(told);
    }

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
    void response_rule_reports_a_planted_violation(ResponseDesignRule rule, RecordedExchange exchange, String told) {
        assertThat(rule.errors(exchange, new OpenApiModel(JSON.readTree(WHOLE))))
                .contains(told);
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

    @Test
    void every_design_rule_has_a_planted_violation() {
        assertThat(rules(brokenDescriptions())).isEqualTo(Set.copyOf(Arrays.asList(DescriptionDesignRule.values())));
        assertThat(rules(brokenResponses())).isEqualTo(Set.copyOf(Arrays.asList(ResponseDesignRule.values())));
    }

    private static Set<Object> rules(Stream<Arguments> rows) {
        return rows.map(row -> row.get()[0]).collect(Collectors.toSet());
    }
}
