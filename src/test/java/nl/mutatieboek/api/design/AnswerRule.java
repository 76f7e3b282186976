package nl.mutatieboek.api.design;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The NL API Design Rules (2.2) that only answers show, by the names that the standard gives them. */
enum AnswerRule {
    NO_TRAILING_SLASH("/core/no-trailing-slash", exchange -> exchange.path().endsWith("/"), AnswerRules::notFound),
    HIDE_IMPLEMENTATION("/core/hide-implementation", exchange -> !exchange.isOfDescription(), AnswerRules::hidden),
    TIMEZONE("/core/date-time/timezone", exchange -> exchange.status() == 200, AnswerRules::utc),
    TIMEZONE_ASKED("/core/date-time/timezone", exchange -> exchange.path().contains("%2B0"), AnswerRules::anyOffset),
    HTTP_METHODS("/core/http-methods", exchange -> !AnswerRules.isUsed(exchange.method()), AnswerRules::notAllowed),
    HTTP_SAFETY(
            "/core/http-safety",
            exchange -> Set.of("GET", "HEAD", "OPTIONS").contains(exchange.method()),
            AnswerRules::nothingMoved),
    HTTP_RESPONSE_CODE("/core/http-response-code", exchange -> true, AnswerRules::statuses),
    STATELESS("/core/stateless", exchange -> true, AnswerRules::stateless),
    PROBLEM_DETAILS(
            "/core/error-handling/problem-details",
            exchange -> exchange.isProblem() && !exchange.method().equals("HEAD"),
            AnswerRules::problem),
    INVALID_INPUT("/core/error-handling/invalid-input", exchange -> exchange.faults() > 0, AnswerRules::invalid),
    ALL_ERRORS("/core/error-handling/all-errors", exchange -> exchange.faults() > 1, AnswerRules::allErrors),
    PUBLISH_OPENAPI("/core/publish-openapi", Exchange::isOfDescription, AnswerRules::openToAll),
    VERSION_HEADER("/core/version-header", exchange -> true, AnswerRules::version),
    SECURITY_HEADERS("/core/transport/security-headers", exchange -> true, AnswerRules::safe),
    SECURITY_HEADER_OF_TLS(
            "/core/transport/security-headers",
            exchange -> "https".equals(exchange.asked().get("X-Forwarded-Proto")),
            AnswerRules::overTls),
    CORS(
            "/core/transport/cors",
            exchange -> exchange.asked().containsKey("Origin") && !exchange.isOfDescription(),
            AnswerRules::sameOrigin);

    private final String rule;
    private final Predicate<Exchange> about;
    private final BiFunction<Exchange, Described, List<String>> wrong;

    AnswerRule(String rule, Predicate<Exchange> about, Function<Exchange, List<String>> wrong) {
        this(rule, about, (exchange, api) -> wrong.apply(exchange));
    }

    AnswerRule(String rule, Predicate<Exchange> about, BiFunction<Exchange, Described, List<String>> wrong) {
        this.rule = rule;
        this.about = about;
        this.wrong = wrong;
    }

    String rule() {
        return rule;
    }

    /** Whether it says anything of this. */
    boolean isAbout(Exchange exchange) {
        return about.test(exchange);
    }

    /** What breaks it; nothing where it says nothing of this. */
    List<String> errors(Exchange exchange, Described api) {
        return isAbout(exchange) ? wrong.apply(exchange, api) : List.of();
    }
}
