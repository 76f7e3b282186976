package nl.mutatieboek.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ServedApiDescription;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * The endpoints of the served API description and of Spring's handler mappings, and requests to each with its
 * parameters singly and pairwise. An endpoint, parameter or body without a value is an error.
 */
final class RequestCatalog {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]+)(?::([^}]+))?}");
    private static final Set<String> WIDE = Set.of("chapter", "item", "moment", "scope", "lineage");
    private static final int FEW = 3;

    private final ApplicationFixture book;
    private final RequestValueCatalog values;

    RequestCatalog(ApplicationFixture book, RequestValueCatalog values) {
        this.book = book;
        this.values = values;
    }

    /**
     * A method at a path.
     *
     * @param pattern with its variables
     * @param required parameters of the query that must be given, with their values
     * @param optional the others
     * @param accepts the media types of its response
     */
    record CatalogEndpoint(
            String method,
            String pattern,
            Map<String, List<String>> required,
            Map<String, List<String>> optional,
            List<String> accepts) {
        boolean isPage() {
            return !pattern.startsWith("/v1/");
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    /** A request; its text names it in both rounds. */
    record ConcreteRequest(
            CatalogEndpoint endpoint, String address, String accept, RequestValueCatalog.CatalogBody body) {
        @Override
        public String toString() {
            return endpoint.method() + " " + address + " " + accept + " " + body.name();
        }
    }

    /** The endpoints of the API, as its description has them. */
    List<CatalogEndpoint> api() {
        JsonNode document = ServedApiDescription.fetch(book);
        List<CatalogEndpoint> all = new ArrayList<>();
        document.at("/paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(member ->
                                Set.of("get", "post", "put", "patch", "delete").contains(member.getKey()))
                        .forEach(operation -> all.add(describedEndpoint(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                "/v1" + path.getKey(),
                                operation.getValue(),
                                document))));
        return all;
    }

    private CatalogEndpoint describedEndpoint(String method, String path, JsonNode operation, JsonNode document) {
        Map<String, List<String>> required = new LinkedHashMap<>();
        Map<String, List<String>> optional = new TreeMap<>();
        for (JsonNode given : operation.at("/parameters")) {
            JsonNode parameter = resolved(given, document);
            if (parameter.at("/in").asString().equals("query")) {
                String name = parameter.at("/name").asString();
                List<String> found = parameterValues(path, name, resolved(parameter.at("/schema"), document));
                if (!found.isEmpty()) {
                    boolean must =
                            parameter.at("/required").asBoolean(false) || name.equals(RequestValueCatalog.DRY_RUN);
                    (must ? required : optional).put(name, found);
                }
            }
        }
        List<String> accepts = operation
                .at("/responses")
                .propertyStream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response ->
                        resolved(response.getValue(), document).at("/content").propertyStream())
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
        return new CatalogEndpoint(method, path, required, optional, accepts.isEmpty() ? List.of("*/*") : accepts);
    }

    private List<String> parameterValues(String path, String name, JsonNode schema) {
        List<String> own = values.parameter(path, name);
        if (own != null) {
            return own;
        }
        List<String> allowed =
                schema.at("/enum").valueStream().map(JsonNode::asString).toList();
        if (allowed.isEmpty()) {
            values.recordMissing("a value for the parameter " + name + " of " + path);
        }
        return allowed;
    }

    private static JsonNode resolved(JsonNode node, JsonNode document) {
        String reference = node.at("/$ref").asString("");
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : node;
    }

    /** Methods and paths of all handlers, as Spring has them. */
    List<String> handlers() {
        return book
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .flatMap(pattern -> (info.getMethodsCondition()
                                                .getMethods()
                                                .isEmpty()
                                        ? Stream.of("GET")
                                        : info.getMethodsCondition().getMethods().stream()
                                                .map(Enum::name))
                                .map(method -> method + " " + pattern)))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The pages. A page reads its parameters from the request itself, so which it has is tried out: one that it does not know is a
     * status of 400.
     */
    List<CatalogEndpoint> pages(EmbargoTestClient anybody) {
        return handlers().stream()
                .filter(handler -> !handler.contains(" /v1/") && !RequestValueCatalog.NO_PAGES.contains(handler))
                .map(handler -> handler.split(" ", 2))
                .map(handler -> handler[0].equals("GET")
                        ? page(handler[1], anybody)
                        : new CatalogEndpoint(handler[0], handler[1], Map.of(), Map.of(), List.of("text/html")))
                .toList();
    }

    private CatalogEndpoint page(String pattern, EmbargoTestClient anybody) {
        Map<String, List<String>> required = new LinkedHashMap<>();
        values.requiredPageParameters(pattern)
                .forEach(name -> required.put(
                        name, List.of(values.pageParameterValues(pattern, name).getFirst())));
        CatalogEndpoint bare = new CatalogEndpoint("GET", pattern, required, Map.of(), List.of("text/html"));
        String path = paths("GET", pattern).getFirst();
        EmbargoTestClient.ComparableResponse base = anybody.request(request(bare, path, required, "text/html"));
        if (base.status() == 400) {
            values.recordMissing("what " + pattern + " requires");
        }
        for (String field : base.fieldsOfSearchForms()) {
            values.pageParameterValues(pattern, field);
        }
        Map<String, List<String>> optional = new TreeMap<>();
        for (String name : values.names()) {
            List<String> all = values.pageParameterValues(pattern, name);
            Map<String, List<String>> requested = new LinkedHashMap<>(required);
            requested.put(name, all.subList(0, 1));
            if (required.containsKey(name)) {
                required.put(name, all);
            } else if (anybody.request(request(bare, path, requested, "text/html"))
                            .status()
                    != 400) {
                optional.put(name, all);
            }
        }
        return new CatalogEndpoint("GET", pattern, required, optional, List.of("text/html"));
    }

    /** Maximum number of value combinations. */
    enum CombinationDepth {
        /** Only the parameters that must be given, and few paths. */
        BARE,
        /** Every parameter by itself, with each of its values. */
        SINGLE,
        /** Also every parameter together with every other. */
        PAIRS
    }

    List<ConcreteRequest> requests(CatalogEndpoint endpoint, CombinationDepth depth) {
        List<ConcreteRequest> all = new ArrayList<>();
        List<String> paths = paths(endpoint.method(), endpoint.pattern());
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            if (depth == CombinationDepth.BARE && i >= FEW && i < paths.size() - 1) {
                continue;
            }
            boolean file = endpoint.pattern().endsWith("/{format}") && !path.endsWith("/csv");
            boolean again = endpoint.isPage() && endpoint.pattern().contains("{report}");
            CombinationDepth here = file
                    ? CombinationDepth.BARE
                    : again && depth == CombinationDepth.PAIRS ? CombinationDepth.SINGLE : depth;
            for (Map<String, List<String>> query : queries(endpoint, here)) {
                int more = query.size() - endpoint.required().size();
                List<RequestValueCatalog.CatalogBody> bodies = values.bodies(endpoint);
                for (String accept :
                        more == 0 ? endpoint.accepts() : endpoint.accepts().subList(0, 1)) {
                    for (RequestValueCatalog.CatalogBody body :
                            more > 1 ? bodies.subList(0, Math.min(6, bodies.size())) : bodies) {
                        all.add(new ConcreteRequest(endpoint, address(path, query), accept, body));
                    }
                }
            }
        }
        return all;
    }

    private static List<Map<String, List<String>>> queries(CatalogEndpoint endpoint, CombinationDepth depth) {
        Map<String, List<String>> base = new LinkedHashMap<>();
        endpoint.required().forEach((name, all) -> base.put(name, List.of(all.getFirst())));
        Map<String, List<String>> parameters = new LinkedHashMap<>(endpoint.required());
        parameters.putAll(endpoint.optional());
        Set<Map<String, List<String>>> queries = new LinkedHashSet<>();
        queries.add(base);
        if (depth == CombinationDepth.BARE) {
            return List.copyOf(queries);
        }
        parameters.forEach((name, all) -> all.forEach(value -> {
            Map<String, List<String>> one = plus(base, name, value);
            queries.add(one);
            if (depth == CombinationDepth.PAIRS
                    && pairwiseValues(name, parameters).contains(value)) {
                parameters.keySet().stream()
                        .filter(other -> !other.equals(name))
                        .forEach(other -> pairwiseValues(other, parameters)
                                .forEach(second -> queries.add(plus(one, other, second))));
            }
        }));
        return List.copyOf(queries);
    }

    private static List<String> pairwiseValues(String name, Map<String, List<String>> parameters) {
        List<String> all = parameters.get(name);
        return name.equals("atLeast") ? List.of() : all.subList(0, Math.min(all.size(), WIDE.contains(name) ? 2 : 1));
    }

    private static Map<String, List<String>> plus(Map<String, List<String>> query, String name, String value) {
        Map<String, List<String>> more = new TreeMap<>(query);
        more.put(name, List.of(value));
        return more;
    }

    private ConcreteRequest request(
            CatalogEndpoint endpoint, String path, Map<String, List<String>> query, String accept) {
        return new ConcreteRequest(endpoint, address(path, query), accept, RequestValueCatalog.CatalogBody.NONE);
    }

    private static String address(String path, Map<String, List<String>> query) {
        return query.isEmpty()
                ? path
                : path + "?"
                        + query.entrySet().stream()
                                .map(one -> one.getKey() + "="
                                        + URLEncoder.encode(one.getValue().getFirst(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"));
    }

    /** A pattern with every value of its variables. */
    List<String> paths(String method, String pattern) {
        Matcher variable = VARIABLE.matcher(pattern);
        if (!variable.find()) {
            return List.of(pattern);
        }
        List<String> alternatives = variable.group(2) == null
                ? values.variable(method, pattern, variable.group(1))
                : Arrays.asList(variable.group(2).split("\\|"));
        return alternatives.stream()
                .flatMap(value ->
                        paths(
                                method,
                                pattern.substring(0, variable.start()) + value + pattern.substring(variable.end()))
                                .stream())
                .toList();
    }
}
