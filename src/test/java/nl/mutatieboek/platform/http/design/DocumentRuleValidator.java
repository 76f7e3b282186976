package nl.mutatieboek.platform.http.design;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules about the description as a document, and about versions. */
final class DocumentRuleValidator {
    private static final Pattern VERSION = Pattern.compile(
            "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");
    private static final Pattern IN_PATH = Pattern.compile("/v[0-9]+(/|$)");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final Pattern OF_A_FRAMEWORK =
            Pattern.compile("(?i).*(dto|entity|impl|controller|axon|spring|hibernate|jackson|sql|uuidv).*");

    private DocumentRuleValidator() {}

    static List<String> openApi(OpenApiModel api) {
        List<String> wrong = new ArrayList<>();
        if (!api.document().at("/openapi").asString("").matches("3\\.[0-9]+\\.[0-9]+")) {
            wrong.add("no OpenAPI 3");
        }
        if (api.paths().findAny().isEmpty()) {
            wrong.add("no paths");
        }
        api.document().findParents("$ref").stream()
                .filter(reference -> api.resolveReference(reference).isMissingNode())
                .forEach(reference -> wrong.add(reference.at("/$ref").asString() + " leads nowhere"));
        Set<String> ids = new HashSet<>();
        api.operations().forEach(operation -> {
            String id = operation.node().at("/operationId").asString("");
            if (!ids.add(id)) {
                wrong.add("two operations are " + id);
            }
            Set<String> known = operation
                    .parameters("path")
                    .map(parameter -> parameter.at("/name").asString())
                    .collect(Collectors.toSet());
            Matcher variable = VARIABLE.matcher(operation.path());
            while (variable.find()) {
                if (!known.contains(variable.group(1))) {
                    wrong.add(operation + " does not say what " + variable.group(1) + " is");
                }
            }
        });
        return wrong;
    }

    static List<String> contact(OpenApiModel api) {
        return Stream.of("name", "email", "url")
                .filter(name ->
                        api.document().at("/info/contact/" + name).asString("").isBlank())
                .map(name -> "no " + name + " of a contact")
                .toList();
    }

    static List<String> semver(OpenApiModel api) {
        return VERSION.matcher(api.version()).matches() ? List.of() : List.of(api.version() + " is no version");
    }

    static List<String> majorInAddress(OpenApiModel api) {
        String major = "/v" + api.version().split("\\.")[0];
        List<JsonNode> servers = api.document().at("/servers").valueStream().toList();
        Stream<String> noServer = servers.isEmpty() ? Stream.of("no server") : Stream.empty();
        Stream<String> elsewhere = servers.stream()
                .map(server -> server.at("/url").asString(""))
                .filter(url -> !url.endsWith(major))
                .map(url -> url + " does not end with " + major);
        Stream<String> again = api.paths()
                .filter(path -> IN_PATH.matcher(path).find())
                .map(path -> path + " has a version of its own");
        return Stream.of(noServer, elsewhere, again).flatMap(errors -> errors).toList();
    }

    static List<String> versionHeader(OpenApiModel api) {
        return api.operations()
                .flatMap(operation -> operation
                        .responses()
                        .filter(response -> !response.getValue().at("/headers").has("API-Version"))
                        .map(response -> operation + " " + response.getKey() + " tells no version"))
                .toList();
    }

    static List<String> noImplementationNames(OpenApiModel api) {
        return Stream.concat(
                        api.document()
                                .at("/components/schemas")
                                .propertyStream()
                                .map(schema -> schema.getKey()),
                        api.namedSchemas().map(OpenApiModel.NamedSchema::name))
                .distinct()
                .filter(name -> OF_A_FRAMEWORK.matcher(name).matches())
                .map(name -> name + " tells how it is made")
                .toList();
    }
}
