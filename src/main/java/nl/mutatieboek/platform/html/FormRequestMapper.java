package nl.mutatieboek.platform.html;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.platform.format.DateParser;
import nl.mutatieboek.platform.http.RequestBodyBinder;
import nl.mutatieboek.platform.http.RequestBodyBinder.BoundForm;
import nl.mutatieboek.platform.http.RequestSchemaValidator;
import nl.mutatieboek.platform.http.ValidatedRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Maps the fields of a form to the API request whose members have the same names. A blank field is an absent member,
 * but a required text is an empty one. A list of objects is given
 * as lines.
 */
@Component
public final class FormRequestMapper {
    private static final Set<String> OF_THE_FORM = Set.of("key", "_csrf", "lang");

    /** Which form of a page it is, unless the request has a member of that name. */
    private static final String FORM = "form";

    /** A minus sign as documents print it, with or without a space before the figure. */
    private static final Pattern MINUS_SIGN = Pattern.compile("[\u2011\u2012\u2013\u2212-]\\s*(?=\\d[\\d.]*\\s*$)");

    /** An amount as documents print it, such as 181.054.000: points between groups of three digits only. */
    private static final Pattern PRINTED_AMOUNT = Pattern.compile("\\d{1,12}|[1-9]\\d{0,2}(\\.\\d{3}){1,3}");

    private static final Pattern SIGNED_AMOUNT = Pattern.compile("-?(" + PRINTED_AMOUNT + ")");

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
            } else if (!name.equals(FORM) || members.has(FORM)) {
                put(tree, name, value, members.path(name));
            }
        });
        return binder.bindForm(type, path, parameters.getOrDefault("key", ""), tree);
    }

    /**
     * Maps a line to an element of a list: the values of its required members in their order, as text pasted from a
     * spreadsheet or a document has them. A surplus value is part of the last one, which is then malformed.
     */
    private static ObjectNode toElement(String line, JsonNode schema) {
        ObjectNode element = JsonNodeFactory.instance.objectNode();
        JsonNode names = schema.path("required");
        String[] values = MINUS_SIGN.matcher(line.strip()).replaceAll("-").split("[\\s;]+", Math.max(1, names.size()));
        for (int i = 0; i < values.length; i++) {
            String name = names.path(i).asString();
            putValue(element, name, values[i], schema.path("properties").path(name));
        }
        return element;
    }

    private static void putValue(ObjectNode element, String name, String value, JsonNode member) {
        if (member.path("type").asString().equals("integer")
                && SIGNED_AMOUNT.matcher(value).matches()) {
            element.put(name, Long.parseLong(value.replace(".", "")));
        } else if (member.path("x-term").asString().equals("flow")) {
            element.put(
                    name,
                    Arrays.stream(Flow.values())
                            .filter(flow -> flow.letter().equals(value))
                            .map(Flow::name)
                            .findFirst()
                            .orElse(value));
        } else {
            element.put(name, value);
        }
    }

    /** Text that does not match the type of its member is kept as text and reported as an error. */
    private static void put(ObjectNode tree, String name, String value, JsonNode member) {
        String type = member.path("type").asString();
        if (type.equals("array")) {
            ArrayNode list = tree.putArray(name);
            value.lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> list.add(toElement(line, member.path("items"))));
        } else if (type.equals("boolean") && (value.equals("true") || value.equals("false"))) {
            tree.put(name, Boolean.parseBoolean(value));
        } else if (type.equals("integer") && value.matches("\\d{1,9}")) {
            tree.put(name, Integer.parseInt(value));
        } else if (name.equals("thousands") && PRINTED_AMOUNT.matcher(value).matches()) {
            tree.put(name, Long.parseLong(value.replace(".", "")));
        } else {
            tree.put(name, member.path("format").asString().equals("date") ? DateParser.toIsoDate(value) : value);
        }
    }
}
