package nl.mutatieboek.platform.http.design;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.platform.http.design.OpenApiModel.OpenApiOperation;

/** Rules about paths and operations. */
final class PathRuleValidator {
    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern CAMEL = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern SENSITIVE =
            Pattern.compile("(?i).*(password|token|secret|api-?key|session|user-?name|bsn).*");
    /** C2SP tlog-tiles sets this name. */
    private static final String TILE = "tile";

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> VERBS = Set.of(
            "add",
            "agree",
            "approve",
            "book",
            "cancel",
            "close",
            "confirm",
            "create",
            "delete",
            "do",
            "find",
            "get",
            "list",
            "make",
            "open",
            "post",
            "propose",
            "put",
            "read",
            "register",
            "reject",
            "remove",
            "reverse",
            "run",
            "search",
            "send",
            "set",
            "start",
            "stop",
            "update",
            "withdraw");

    private PathRuleValidator() {}

    static List<String> noTrailingSlash(OpenApiModel api) {
        return api.paths()
                .filter(path -> path.length() > 1 && path.endsWith("/"))
                .map(path -> path + " ends with a slash")
                .toList();
    }

    static List<String> kebabCase(OpenApiModel api) {
        return segments(api)
                .filter(segment -> !isVariable(segment))
                .filter(segment ->
                        !KEBAB.matcher(segment.replaceFirst("^_", "")).matches())
                .map(segment -> segment + " is not kebab-case")
                .toList();
    }

    static List<String> nouns(OpenApiModel api) {
        return segments(api)
                .filter(segment -> VERBS.contains(segment.replaceFirst("^_", "").split("-")[0]))
                .map(segment -> segment + " is a verb")
                .toList();
    }

    /** A path with members, or with POST, is a collection. */
    static List<String> plurals(OpenApiModel api) {
        Stream<String> withMembers = api.paths().flatMap(path -> {
            String[] segments = path.substring(1).split("/");
            return Stream.iterate(1, i -> i < segments.length, i -> i + 1)
                    .filter(i -> isVariable(segments[i]))
                    .map(i -> segments[i - 1]);
        });
        Stream<String> postedTo = api.operations()
                .filter(operation -> operation.method().equals("POST"))
                .map(operation -> last(operation.path()))
                .filter(Predicate.not(PathRuleValidator::isVariable));
        return Stream.concat(withMembers, postedTo)
                .distinct()
                .filter(segment -> !segment.endsWith("s") && !segment.equals(TILE))
                .map(segment -> segment + " is a collection in the singular")
                .toList();
    }

    static List<String> nested(OpenApiModel api) {
        Collection<String> paths = api.paths().collect(Collectors.toSet());
        return paths.stream()
                .sorted()
                .filter(path -> path.contains("}/"))
                .map(path -> path.substring(0, path.lastIndexOf("}/") + 1))
                .distinct()
                .filter(parent ->
                        !paths.contains(parent) && !paths.contains(parent.substring(0, parent.lastIndexOf('/'))))
                .map(parent -> "what lies below " + parent + " is nobody's child")
                .toList();
    }

    static List<String> actionsBelowResources(OpenApiModel api) {
        return api.operations()
                .filter(operation -> operation.method().equals("POST") && isVariable(last(operation.path())))
                .map(operation -> operation + " acts on a resource, not below it")
                .toList();
    }

    static List<String> methods(OpenApiModel api) {
        return api.operations()
                .filter(operation -> !METHODS.contains(operation.method()))
                .map(operation -> operation + " is not by a method that the rules know")
                .toList();
    }

    static List<String> camelCase(OpenApiModel api) {
        return queryKeys(api)
                .filter(key -> !CAMEL.matcher(key).matches())
                .map(key -> key + " is not camelCase")
                .toList();
    }

    static List<String> nothingSensitive(OpenApiModel api) {
        Stream<String> inPaths = segments(api).filter(PathRuleValidator::isVariable);
        Stream<String> keys = api.document()
                .at("/components/securitySchemes")
                .valueStream()
                .filter(scheme -> scheme.at("/in").asString("").equals("query"))
                .map(scheme -> "secret " + scheme.at("/name").asString());
        return Stream.of(inPaths, queryKeys(api), keys)
                .flatMap(names -> names)
                .filter(name -> SENSITIVE.matcher(name).matches())
                .map(name -> name + " stands in an address")
                .toList();
    }

    private static Stream<String> queryKeys(OpenApiModel api) {
        return api.operations()
                .flatMap((OpenApiOperation operation) -> operation.parameters("query"))
                .map(parameter -> parameter.at("/name").asString())
                .distinct();
    }

    private static Stream<String> segments(OpenApiModel api) {
        return api.paths()
                .flatMap(path -> Arrays.stream(path.split("/")))
                .filter(segment -> !segment.isEmpty())
                .distinct();
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
