package nl.mutatieboek.platform.http.design;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.mutatieboek.platform.http.design.OpenApiModel.NamedSchema;
import nl.mutatieboek.platform.http.design.OpenApiModel.OpenApiOperation;
import tools.jackson.databind.JsonNode;

/** Rules about days, instants and values in responses. */
final class ValueRuleValidator {
    private static final Pattern DAY = Pattern.compile(".*(On|Date|Day)|date|day|effectiveFrom");
    private static final Pattern INSTANT = Pattern.compile(".*(At|Time)|time");
    /** Either an instant or a ledger number: OpenAPI has no format for that. */
    private static final String EITHER = "knownAt";

    private static final String PROBLEM = "application/problem+json";

    private ValueRuleValidator() {}

    static List<String> formats(OpenApiModel api) {
        Stream<String> named = texts(api)
                .filter(value -> !value.name().equals(EITHER))
                .filter(value -> DAY.matcher(value.name()).matches()
                        ? !Set.of("date", "date-time").contains(value.format())
                        : INSTANT.matcher(value.name()).matches()
                                && !value.format().equals("date-time"))
                .map(value -> value + " does not say that it is a day or an instant");
        Stream<String> other = api.namedSchemas()
                .filter(value -> Set.of("time", "date-time-local", "unix-time").contains(value.format()))
                .map(value -> value + " is written as " + value.format());
        Stream<String> numbers = ofType(api, "integer")
                .filter(value -> !value.name().equals(EITHER)
                        && INSTANT.matcher(value.name()).matches())
                .map(value -> value + " is named as an instant and is a number");
        return Stream.of(named, other, numbers).flatMap(errors -> errors).toList();
    }

    static List<String> daysWithoutTime(OpenApiModel api) {
        return texts(api)
                .filter(value -> DAY.matcher(value.name()).matches())
                .filter(value -> value.format().equals("date-time"))
                .map(value -> value + " is a day with a time")
                .toList();
    }

    private static Stream<NamedSchema> texts(OpenApiModel api) {
        return ofType(api, "string");
    }

    private static Stream<NamedSchema> ofType(OpenApiModel api, String type) {
        return api.namedSchemas()
                .filter(value -> value.schema().at("/type").asString("").equals(type));
    }

    static List<String> statuses(OpenApiModel api) {
        return api.operations()
                .flatMap(operation -> {
                    Set<String> families = new TreeSet<>();
                    operation
                            .responses()
                            .forEach(response -> families.add(response.getKey().substring(0, 1)));
                    return Stream.of("2", "4")
                            .filter(family -> !families.contains(family))
                            .map(family -> operation + " has no answer of the " + family + "00s");
                })
                .toList();
    }

    static List<String> problems(OpenApiModel api) {
        return api.operations()
                .flatMap(operation -> operation
                        .responses()
                        .filter(response -> response.getKey().matches("[45].*"))
                        .flatMap(response -> problem(api, operation, response.getKey(), response.getValue())))
                .toList();
    }

    private static Stream<String> problem(
            OpenApiModel api, OpenApiOperation operation, String status, JsonNode response) {
        JsonNode content = response.at("/content");
        if (!content.has(PROBLEM) || content.size() > 1) {
            return Stream.of(operation + " " + status + " is no problem");
        }
        JsonNode schema = api.resolveReference(content.get(PROBLEM).at("/schema"));
        Set<String> required = new TreeSet<>();
        schema.at("/required").valueStream().forEach(name -> required.add(name.asString()));
        return Stream.of("status", "title", "detail")
                .filter(name -> !required.contains(name))
                .map(name -> operation + " " + status + " may leave out " + name);
    }

    static List<String> invalidInput(OpenApiModel api) {
        return api.operations()
                .filter(operation -> operation.parameters("query").findAny().isPresent()
                        || operation.node().has("requestBody"))
                .filter(operation -> !operation.node().at("/responses").has("400"))
                .map(operation -> operation + " never answers 400")
                .toList();
    }
}
