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

/** Validates bodies of requests and binds them to records, with everything that is wrong reported together. */
@Component
public final class RequestBodyBinder {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(DomainTermValidator.jacksonModule()).build();

    private final RequestSchemaValidator schemas;

    RequestBodyBinder(RequestSchemaValidator schemas) {
        this.schemas = schemas;
    }

    /** A form of a page, bound as the API binds the same request. */
    public record BoundForm<T>(T body, CommandRequest command) {}

    /**
     * Binds a form of a page.
     *
     * @param path of the page to which the form is sent, the scope of its key
     * @param key that was made with the form
     * @param tree the fields of the form, as the API takes them
     * @throws ProblemException with everything that is wrong
     */
    public <T extends ValidatedRequest> BoundForm<T> bindForm(Class<T> type, String path, String key, ObjectNode tree) {
        RequestErrorCollector faults = new RequestErrorCollector();
        String bare = IdempotencyKeyParser.validate(key, faults);
        T body = bind(type, tree, faults);
        return new BoundForm<>(body, CommandRequest.ofForm(path, requireKey(bare), tree));
    }

    /** @throws ProblemException with the faults that are known already and everything that is wrong with the body */
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

    /** Leaves nothing where a value is wrong. */
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
            throw new IllegalStateException("A missing key is a fault");
        }
        return key;
    }
}
