package nl.mutatieboek.platform.http.design;

import static nl.mutatieboek.platform.http.design.DesignRuleFixture.JSON;
import static nl.mutatieboek.platform.http.design.DesignRuleFixture.WHOLE;
import static nl.mutatieboek.platform.http.design.DesignRuleFixture.replaced;
import static nl.mutatieboek.platform.http.design.DesignRuleFixture.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each design rule fails on a small violation, and passes without it. */
class DesignRuleViolationTest {
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
                        "/components/schemas/Moment/properties/recordedAt",
                        "{\"type\": \"integer\", \"format\": \"int64\"}",
                        "Moment.recordedAt is named as an instant and is a number"),
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
            DescriptionDesignRule rule, String pointer, String piece, String message) {
        assertThat(rule.errors(replaced(pointer, piece))).contains(message);
    }

    @Test
    void every_design_rule_has_a_planted_violation() {
        assertThat(rules(brokenDescriptions())).isEqualTo(Set.copyOf(Arrays.asList(DescriptionDesignRule.values())));
        assertThat(rules(ResponseRuleViolationTest.brokenResponses()))
                .isEqualTo(Set.copyOf(Arrays.asList(ResponseDesignRule.values())));
    }
}
