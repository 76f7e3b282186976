package nl.mutatieboek.platform.http.design;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The NL API Design Rules (2.2) that only responses show, by their official names. */
enum ResponseDesignRule {
    NO_TRAILING_SLASH(
            "/core/no-trailing-slash",
            exchange -> exchange.path().endsWith("/"),
            ResponseRuleValidator::requireNotFound),
    HIDE_IMPLEMENTATION(
            "/core/hide-implementation",
            exchange -> !exchange.isOfDescription(),
            ResponseRuleValidator::requireNoServerHeaders),
    TIMEZONE("/core/date-time/timezone", exchange -> exchange.status() == 200, ResponseRuleValidator::utc),
    TIMEZONE_ASKED(
            "/core/date-time/timezone", exchange -> exchange.path().contains("%2B0"), ResponseRuleValidator::anyOffset),
    HTTP_METHODS(
            "/core/http-methods",
            exchange -> !ResponseRuleValidator.isUsed(exchange.method()),
            ResponseRuleValidator::requireMethodNotAllowed),
    HTTP_SAFETY(
            "/core/http-safety",
            exchange -> Set.of("GET", "HEAD", "OPTIONS").contains(exchange.method()),
            ResponseRuleValidator::requireNoNewEntries),
    HTTP_RESPONSE_CODE("/core/http-response-code", exchange -> true, ResponseRuleValidator::statuses),
    STATELESS("/core/stateless", exchange -> true, ResponseRuleValidator::stateless),
    PROBLEM_DETAILS(
            "/core/error-handling/problem-details",
            exchange -> exchange.isProblem() && !exchange.method().equals("HEAD"),
            ResponseRuleValidator::problem),
    INVALID_INPUT(
            "/core/error-handling/invalid-input", exchange -> exchange.faults() > 0, ResponseRuleValidator::invalid),
    ALL_ERRORS("/core/error-handling/all-errors", exchange -> exchange.faults() > 1, ResponseRuleValidator::allErrors),
    PUBLISH_OPENAPI("/core/publish-openapi", RecordedExchange::isOfDescription, ResponseRuleValidator::openToAll),
    VERSION_HEADER("/core/version-header", exchange -> true, ResponseRuleValidator::version),
    SECURITY_HEADERS(
            "/core/transport/security-headers", exchange -> true, ResponseRuleValidator::requireSecurityHeaders),
    SECURITY_HEADER_OF_TLS(
            "/core/transport/security-headers",
            exchange -> "https".equals(exchange.requestHeaders().get("X-Forwarded-Proto")),
            ResponseRuleValidator::overTls),
    CORS(
            "/core/transport/cors",
            exchange -> exchange.requestHeaders().containsKey("Origin") && !exchange.isOfDescription(),
            ResponseRuleValidator::sameOrigin);

    private final String rule;
    private final Predicate<RecordedExchange> about;
    private final BiFunction<RecordedExchange, OpenApiModel, List<String>> validator;

    ResponseDesignRule(String rule, Predicate<RecordedExchange> about, Function<RecordedExchange, List<String>> wrong) {
        this(rule, about, (exchange, api) -> wrong.apply(exchange));
    }

    ResponseDesignRule(
            String rule,
            Predicate<RecordedExchange> about,
            BiFunction<RecordedExchange, OpenApiModel, List<String>> wrong) {
        this.rule = rule;
        this.about = about;
        this.validator = wrong;
    }

    String rule() {
        return rule;
    }

    /** Whether it applies to this exchange. */
    boolean appliesTo(RecordedExchange exchange) {
        return about.test(exchange);
    }

    /** Returns the violations; empty if it does not apply. */
    List<String> errors(RecordedExchange exchange, OpenApiModel api) {
        return appliesTo(exchange) ? validator.apply(exchange, api) : List.of();
    }
}
