package nl.mutatieboek.platform.html;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.mutatieboek.platform.format.DateParser;
import nl.mutatieboek.platform.http.RequestBodyBinder;
import nl.mutatieboek.platform.http.RequestBodyBinder.BoundForm;
import nl.mutatieboek.platform.http.RequestSchemaValidator;
import nl.mutatieboek.platform.http.ValidatedRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Maps the fields of a form to the API request whose members have the same names. A blank field is an absent member,
 * but a required text is an empty one.
 */
@Component
public final class FormRequestMapper {
    private static final Set<String> OF_THE_FORM = Set.of("key", "_csrf", "lang", "form");

    private final RequestBodyBinder binder;
    private final RequestSchemaValidator schemas;

    FormRequestMapper(RequestBodyBinder binder, RequestSchemaValidator schemas) {
        this.binder = binder;
        this.schemas = schemas;
    }

    /** Returns the non-empty fields, stripped and with line feeds as line breaks. */
    public static Map<String, String> nonBlankFields(Map<String, String> parameters) {
        Map<String, String> fields = new TreeMap<>();
        parameters.forEach((name, value) -> {
            if (!OF_THE_FORM.contains(name) && !value.isBlank()) {
                fields.put(name, value.replace("\r\n", "\n").strip());
            }
        });
        return fields;
    }

    /**
     * Binds a form to a request.
     *
     * @param path target of the form
     * @param parameters fields of the form; {@code key} is its idempotency key
     * @throws nl.mutatieboek.platform.http.ProblemException with all errors
     */
    public <T extends ValidatedRequest> BoundForm<T> toRequest(
            Class<T> type, String path, Map<String, String> parameters) {
        JsonNode members = schemas.memberSchemas(type);
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        schemas.requiredTexts(type).stream().filter(parameters::containsKey).forEach(name -> tree.put(name, ""));
        // A field such as source/document is a member of an object, which is there even if its fields are blank.
        parameters.keySet().stream()
                .filter(name -> name.indexOf('/') > 0)
                .map(name -> name.substring(0, name.indexOf('/')))
                .distinct()
                .forEach(tree::putObject);
        nonBlankFields(parameters).forEach((name, value) -> {
            int slash = name.indexOf('/');
            if (slash > 0 && tree.path(name.substring(0, slash)) instanceof ObjectNode object) {
                object.put(name.substring(slash + 1), value);
            } else {
                put(tree, name, value, members.path(name));
            }
        });
        return binder.bindForm(type, path, parameters.getOrDefault("key", ""), tree);
    }

    /** Text that does not match the type of its member is kept as text and reported as an error. */
    private static void put(ObjectNode tree, String name, String value, JsonNode member) {
        String type = member.path("type").asString();
        if (type.equals("boolean")) {
            tree.put(name, Boolean.parseBoolean(value));
        } else if (type.equals("integer") && value.matches("\\d{1,9}")) {
            tree.put(name, Integer.parseInt(value));
        } else {
            tree.put(name, member.path("format").asString().equals("date") ? DateParser.toIsoDate(value) : value);
        }
    }
}
