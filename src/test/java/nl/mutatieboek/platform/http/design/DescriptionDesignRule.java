package nl.mutatieboek.platform.http.design;

import java.util.List;
import java.util.function.Function;

/** The NL API Design Rules (2.2) that a description shows, by their official names. */
enum DescriptionDesignRule {
    NAMING_RESOURCES("/core/naming-resources", PathRuleValidator::nouns),
    NAMING_COLLECTIONS("/core/naming-collections", PathRuleValidator::plurals),
    NO_TRAILING_SLASH("/core/no-trailing-slash", PathRuleValidator::noTrailingSlash),
    PATH_SEGMENTS("/core/path-segments-kebab-case", PathRuleValidator::kebabCase),
    QUERY_KEYS("/core/query-keys-camel-case", PathRuleValidator::camelCase),
    HIDE_IMPLEMENTATION("/core/hide-implementation", DocumentRuleValidator::noImplementationNames),
    DATE_TIME_FORMAT("/core/date-time/format", ValueRuleValidator::formats),
    DATE_WITHOUT_TIME("/core/date-time/date-omit-time-portion", ValueRuleValidator::daysWithoutTime),
    HTTP_METHODS("/core/http-methods", PathRuleValidator::methods),
    HTTP_RESPONSE_CODE("/core/http-response-code", ValueRuleValidator::statuses),
    NESTED_CHILD("/core/nested-child", PathRuleValidator::nested),
    RESOURCE_OPERATIONS("/core/resource-operations", PathRuleValidator::actionsBelowResources),
    PROBLEM_DETAILS("/core/error-handling/problem-details", ValueRuleValidator::problems),
    INVALID_INPUT("/core/error-handling/invalid-input", ValueRuleValidator::invalidInput),
    DOC_OPENAPI("/core/doc-openapi", DocumentRuleValidator::openApi),
    CONTACT("/core/doc-openapi-contact", DocumentRuleValidator::contact),
    URI_VERSION("/core/uri-version", DocumentRuleValidator::majorInAddress),
    SEMVER("/core/semver", DocumentRuleValidator::semver),
    VERSION_HEADER("/core/version-header", DocumentRuleValidator::versionHeader),
    NO_SENSITIVE_URIS("/core/transport/no-sensitive-uris", PathRuleValidator::nothingSensitive);

    private final String rule;
    private final Function<OpenApiModel, List<String>> validator;

    DescriptionDesignRule(String rule, Function<OpenApiModel, List<String>> wrong) {
        this.rule = rule;
        this.validator = wrong;
    }

    String rule() {
        return rule;
    }

    /** What breaks it. */
    List<String> errors(OpenApiModel api) {
        return validator.apply(api);
    }

    @Override
    public String toString() {
        return rule;
    }
}
