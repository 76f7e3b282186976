package nl.mutatieboek.platform.http.design;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules about responses and their requests. */
final class ResponseRuleValidator {
    private static final Pattern INSTANT = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+)([^\"]*)\"");
    private static final Pattern OF_A_PROGRAM = Pattern.compile(
            "\\bat"
                + " [a-z.]+\\.[A-Z]\\w+|Exception|org\\.(springframework|axonframework|h2|apache)|nl\\.mutatieboek\\.|SQLState");

    /** The headers, with the text in each, that prevent a browser from acting on a response. */
    private static final Map<String, String> SAFE = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "frame-ancestors 'none'",
            "Content-Type", "/",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");

    private ResponseRuleValidator() {}

    private static List<String> errorUnless(boolean kept, String otherwise) {
        return kept ? List.of() : List.of(otherwise);
    }

    static List<String> requireNotFound(RecordedExchange exchange) {
        return errorUnless(exchange.status() == 404, "with a slash at its end " + exchange.status());
    }

    static List<String> requireMethodNotAllowed(RecordedExchange exchange) {
        return errorUnless(exchange.status() == 405 && !exchange.header("Allow").isEmpty(), "not 405 with Allow");
    }

    static List<String> requireNoNewEntries(RecordedExchange exchange) {
        return errorUnless(exchange.newEntries() == 0, "moved the ledger by " + exchange.newEntries());
    }

    /** Each status with what belongs to it. */
    static List<String> statuses(RecordedExchange exchange) {
        Map<Integer, String> headers =
                Map.of(201, "Location", 202, "Location", 401, "WWW-Authenticate", 503, "Retry-After");
        String needed = headers.getOrDefault(exchange.status(), "Content-Type");
        String type = exchange.requestHeaders().getOrDefault("Content-Type", "application/json");
        String accept = exchange.requestHeaders().getOrDefault("Accept", "*/*");
        return Stream.of(
                        errorUnless(
                                !exchange.header(needed).isEmpty()
                                        || (exchange.status() == 200
                                                && exchange.body().isEmpty()),
                                exchange.status() + " without " + needed),
                        errorUnless(type.contains("json") || exchange.status() == 415, type + " is taken"),
                        errorUnless(!accept.equals("text/html") || exchange.status() == 406, accept + " is promised"))
                .flatMap(List::stream)
                .toList();
    }

    static List<String> stateless(RecordedExchange exchange) {
        return errorUnless(exchange.header("Set-Cookie").isEmpty(), "sets a cookie");
    }

    static List<String> requireNoServerHeaders(RecordedExchange exchange) {
        Stream<String> headers = Stream.of("Server", "X-Powered-By", "X-Application-Context")
                .filter(name -> !exchange.header(name).isEmpty())
                .map(name -> "tells its " + name);
        Stream<String> body = OF_A_PROGRAM.matcher(exchange.body()).results().map(found -> "tells " + found.group());
        return Stream.concat(headers, body).toList();
    }

    static List<String> utc(RecordedExchange exchange) {
        return INSTANT.matcher(exchange.body())
                .results()
                .filter(instant -> !instant.group(2).equals("Z"))
                .map(instant -> instant.group() + " is not in UTC")
                .toList();
    }

    static List<String> anyOffset(RecordedExchange exchange) {
        return errorUnless(exchange.status() == 200, "an instant with an offset is not understood");
    }

    static List<String> problem(RecordedExchange exchange) {
        if (!exchange.header("Content-Type").startsWith("application/problem+json")) {
            return List.of("answers " + exchange.header("Content-Type"));
        }
        JsonNode problem = exchange.json();
        return Stream.concat(
                        Stream.of("status", "title", "detail")
                                .filter(name ->
                                        problem.at("/" + name).asString("").isEmpty())
                                .map(name -> "tells no " + name),
                        errorUnless(
                                problem.at("/status").asInt(exchange.status()) == exchange.status(),
                                "tells another status")
                                .stream())
                .toList();
    }

    static List<String> invalid(RecordedExchange exchange) {
        return errorUnless(exchange.status() == 400, "answers " + exchange.status());
    }

    static List<String> allErrors(RecordedExchange exchange) {
        int reported = exchange.json().at("/errors").size();
        return errorUnless(reported >= exchange.faults(), "tells " + reported + " of " + exchange.faults());
    }

    static List<String> openToAll(RecordedExchange exchange) {
        return Stream.of(
                        errorUnless(exchange.status() == 200, "answers " + exchange.status()),
                        errorUnless(exchange.header("Content-Type").startsWith("application/json"), "is no JSON"),
                        errorUnless(
                                exchange.header("Access-Control-Allow-Origin").equals("*"),
                                "is not for pages of other sites"))
                .flatMap(List::stream)
                .toList();
    }

    static List<String> version(RecordedExchange exchange, OpenApiModel api) {
        return errorUnless(exchange.header("API-Version").equals(api.version()), "tells not version " + api.version());
    }

    static List<String> requireSecurityHeaders(RecordedExchange exchange) {
        return SAFE.entrySet().stream()
                .filter(header -> !header.getKey().equals("Content-Type")
                        || !exchange.body().isEmpty())
                .filter(header -> !exchange.header(header.getKey()).contains(header.getValue()))
                .filter(header -> !isTile(exchange) || !header.getKey().equals("Cache-Control"))
                .map(header -> header.getKey() + " without " + header.getValue())
                .sorted()
                .toList();
    }

    /** A tile has nothing but hashes, and clients may keep it for a day. */
    private static boolean isTile(RecordedExchange exchange) {
        return exchange.path().startsWith("/v1/heads/tile/")
                && exchange.status() == 200
                && exchange.header("Cache-Control").equals("max-age=86400, private");
    }

    static List<String> overTls(RecordedExchange exchange) {
        return errorUnless(
                exchange.header("Strict-Transport-Security").contains("max-age="), "over TLS without a promise of it");
    }

    static List<String> sameOrigin(RecordedExchange exchange) {
        return errorUnless(
                exchange.header("Access-Control-Allow-Origin").isEmpty(),
                "may be read by " + exchange.header("Access-Control-Allow-Origin"));
    }

    /** Whether a method is one that the API uses anywhere. */
    static boolean isUsed(String method) {
        return Set.of("GET", "POST", "HEAD", "OPTIONS").contains(method);
    }
}
