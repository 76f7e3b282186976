package nl.mutatieboek.platform.http;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Validates request bodies and binds them to records; all errors are reported together. */
@Component
public final class RequestBodyBinder {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(DomainTermValidator.jacksonModule()).build();

    private final RequestSchemaValidator schemas;

    RequestBodyBinder(RequestSchemaValidator schemas) {
        this.schemas = schemas;
    }

    /** Binds a form of a page in the same way as the API request. */
    public record BoundForm<T>(T body, CommandRequest command) {}

    /**
     * Binds a form of a page.
     *
     * @param path target of the form, which is the scope of its key
     * @param key idempotency key of the form
     * @param tree fields of the form in the structure of the API request
     * @throws ProblemException with all errors
     */
    public <T extends ValidatedRequest> BoundForm<T> bindForm(Class<T> type, String path, String key, ObjectNode tree) {
        RequestErrorCollector faults = new RequestErrorCollector();
        String bare = IdempotencyKeyParser.validate(key, faults);
        T body = bind(type, tree, faults);
        return new BoundForm<>(body, CommandRequest.ofForm(path, requireKey(bare), tree));
    }

    /** @throws ProblemException with the errors found before and all errors of the body */
    <T extends ValidatedRequest> T bind(Class<T> type, JsonNode tree, RequestErrorCollector faults) {
        RequestBodyErrorCollector findings = new RequestBodyErrorCollector(faults, pathVariables());
        String schema = RequestSchemaValidator.schemaName(type);
        schemas.validate(schema, tree, findings);
        if (faults.isFull() || !tree.isObject()) {
            faults.throwIfAny();
        }
        T body = JSON.treeToValue(without(findings.pointers(), tree), type);
        body.check(findings);
        faults.sort(schemas.declarationOrder(schema));
        faults.throwIfAny();
        return body;
    }

    private static Map<?, ?> pathVariables() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(
                                        HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                                        RequestAttributes.SCOPE_REQUEST)
                                instanceof Map<?, ?> variables
                ? variables
                : Map.of();
    }

    private static JsonNode without(Set<String> pointers, JsonNode tree) {
        if (pointers.isEmpty()) {
            return tree;
        }
        JsonNode rest = tree.deepCopy();
        pointers.forEach(pointer -> remove(rest, JsonPointer.compile(pointer)));
        return rest;
    }

    /** Replaces invalid values by null. */
    private static void remove(JsonNode tree, JsonPointer pointer) {
        JsonNode parent = tree.at(pointer.head());
        if (parent instanceof ObjectNode object) {
            object.remove(pointer.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array) {
            array.setNull(pointer.last().getMatchingIndex());
        }
    }

    static String requireKey(@Nullable String key) {
        if (key == null) {
            throw new IllegalStateException("No idempotency key, and no error");
        }
        return key;
    }
}
