package nl.mutatieboek.api.design;

import java.util.List;
import java.util.function.Function;

/** The NL API Design Rules (2.2) that a description shows, by the names that the standard gives them. */
enum DescriptionRule {
    NAMING_RESOURCES("/core/naming-resources", PathRules::nouns),
    NAMING_COLLECTIONS("/core/naming-collections", PathRules::plurals),
    NO_TRAILING_SLASH("/core/no-trailing-slash", PathRules::noTrailingSlash),
    PATH_SEGMENTS("/core/path-segments-kebab-case", PathRules::kebabCase),
    QUERY_KEYS("/core/query-keys-camel-case", PathRules::camelCase),
    HIDE_IMPLEMENTATION("/core/hide-implementation", DocumentRules::hidden),
    DATE_TIME_FORMAT("/core/date-time/format", ValueRules::formats),
    DATE_WITHOUT_TIME("/core/date-time/date-omit-time-portion", ValueRules::daysWithoutTime),
    HTTP_METHODS("/core/http-methods", PathRules::methods),
    HTTP_RESPONSE_CODE("/core/http-response-code", ValueRules::statuses),
    NESTED_CHILD("/core/nested-child", PathRules::nested),
    RESOURCE_OPERATIONS("/core/resource-operations", PathRules::actsBelow),
    PROBLEM_DETAILS("/core/error-handling/problem-details", ValueRules::problems),
    INVALID_INPUT("/core/error-handling/invalid-input", ValueRules::invalidInput),
    DOC_OPENAPI("/core/doc-openapi", DocumentRules::openApi),
    CONTACT("/core/doc-openapi-contact", DocumentRules::contact),
    URI_VERSION("/core/uri-version", DocumentRules::majorInAddress),
    SEMVER("/core/semver", DocumentRules::semver),
    VERSION_HEADER("/core/version-header", DocumentRules::versionHeader),
    NO_SENSITIVE_URIS("/core/transport/no-sensitive-uris", PathRules::nothingSensitive);

    private final String rule;
    private final Function<Described, List<String>> wrong;

    DescriptionRule(String rule, Function<Described, List<String>> wrong) {
        this.rule = rule;
        this.wrong = wrong;
    }

    String rule() {
        return rule;
    }

    /** What breaks it. */
    List<String> errors(Described api) {
        return wrong.apply(api);
    }

    @Override
    public String toString() {
        return rule;
    }
}
