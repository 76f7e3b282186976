package nl.mutatieboek.platform.http;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import nl.mutatieboek.platform.http.RequestError.ErrorLocation;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Validates request bodies against the schemas of {@code openapi.yaml}; each violation becomes an error with a JSON
 * pointer.
 */
@Component
public final class RequestSchemaValidator {
    private static final String DOCUMENT = "urn:mutatieboek:openapi";
    private static final String SCHEMAS = "/components/schemas/";
    private static final String TERM = "x-term";
    private static final String ITEMS = "items";

    private static final Map<String, String> CODES_BY_TYPE = Map.of(
            "string", "not-text",
            "integer", "not-a-whole-number",
            "boolean", "not-true-or-false",
            "object", "not-an-object",
            "array", "not-a-list");

    private final OpenApiDocument document;
    private final SingletonSupplier<SchemaRegistry> registry = SingletonSupplier.of(this::registry);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    RequestSchemaValidator(OpenApiDocument document) {
        this.document = document;
    }

    private SchemaRegistry registry() {
        Dialect dialect = Dialect.builder(Dialects.getOpenApi30())
                .keyword(new TermKeyword())
                .keyword(new ItemsKeyword())
                .build();
        // Formats such as date are hints for generated clients; x-term names the rule.
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(false).build();
        return SchemaRegistry.withDialect(
                dialect,
                builder -> builder.schemas(Map.of(DOCUMENT, document.root().toString()))
                        .schemaRegistryConfig(config));
    }

    /** Adds all errors of a body. */
    void validate(String schema, JsonNode body, RequestBodyErrorCollector findings) {
        schemas.computeIfAbsent(
                        schema, name -> registry.obtain().getSchema(SchemaLocation.of(DOCUMENT + "#" + SCHEMAS + name)))
                .validate(body, execution -> execution.setErrors(new ErrorForwardingList(findings)));
    }

    /** Orders errors by the declaration of their members; requirements of a kind come last. */
    Comparator<RequestError> declarationOrder(String schema) {
        JsonNode root = document.root().at(SCHEMAS + schema);
        return Comparator.comparing(fault -> switch (fault.in()) {
            case HEADER, PATH, QUERY -> "";
            case BODY -> fault.isRuleViolation() ? "~" : position(root, fault.pointer());
        });
    }

    /** Returns the position of a member within its schema. */
    private String position(JsonNode root, String pointer) {
        StringBuilder position = new StringBuilder();
        JsonNode schema = root;
        for (String name : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
            JsonNode members = schema.path("properties");
            boolean element = schema.has(ITEMS);
            int place = element
                    ? Integer.parseInt(name)
                    : List.copyOf(members.propertyNames()).indexOf(name);
            position.append(String.format("/%06d", place < 0 ? members.size() : place));
            JsonNode next = element ? schema.get(ITEMS) : members.path(name);
            schema = next.has("$ref")
                    ? document.root().at(next.get("$ref").stringValue().substring(1))
                    : next;
        }
        return position.toString();
    }

    /** Passes each violation on without storing it, because a body may have hundreds of thousands of them. */
    private final class ErrorForwardingList extends AbstractList<Error> {
        private final RequestBodyErrorCollector findings;

        ErrorForwardingList(RequestBodyErrorCollector findings) {
            this.findings = findings;
        }

        @Override
        public boolean add(Error error) {
            findings.add(fault(error));
            return true;
        }

        @Override
        public Error get(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            return 0;
        }
    }

    /** Returns the schema of each member of an object by name. */
    public JsonNode memberSchemas(Class<? extends ValidatedRequest> type) {
        return document.root().at(SCHEMAS + schemaName(type) + "/properties");
    }

    /** The required members of an object that are text of any form. */
    public Set<String> requiredTexts(Class<? extends ValidatedRequest> type) {
        JsonNode members = memberSchemas(type);
        Set<String> texts = new TreeSet<>();
        for (JsonNode name : document.root().at(SCHEMAS + schemaName(type) + "/required")) {
            if (DomainTermValidator.isFreeText(
                    members.at("/" + name.stringValue() + "/" + TERM).asString())) {
                texts.add(name.stringValue());
            }
        }
        return texts;
    }

    static String schemaName(Class<? extends ValidatedRequest> type) {
        return StringUtils.delete(type.getSimpleName(), "Request");
    }

    private RequestError fault(Error error) {
        String pointer = pointer(error.getInstanceLocation());
        return switch (error.getKeyword()) {
            case "required" -> RequestError.of(ErrorLocation.BODY, member(pointer, error), "missing");
            case "additionalProperties" -> RequestError.of(ErrorLocation.BODY, member(pointer, error), "unknown-field");
            case "type" -> RequestError.of(ErrorLocation.BODY, pointer, typeCode(error));
            case "minItems", "maxItems" ->
                RequestError.of(
                        ErrorLocation.BODY,
                        pointer,
                        "list-length",
                        Map.of("most", sibling(error, "maxItems").longValue()));
            case "enum" ->
                RequestError.of(
                        ErrorLocation.BODY, pointer, sibling(error, TERM).stringValue());
            case TERM -> (RequestError) error.getArguments()[0];
            default -> throw new IllegalStateException("No error code for " + error);
        };
    }

    private static String typeCode(Error error) {
        return error.getInstanceNode().isNull() && error.getInstanceLocation().getNameCount() > 0
                ? "missing"
                : Objects.requireNonNull(CODES_BY_TYPE.get(error.getSchemaNode().stringValue()));
    }

    /** Returns a sibling keyword of the failed one in the schema. */
    private JsonNode sibling(Error error, String keyword) {
        String failed = pointer(error.getSchemaLocation().getFragment());
        return document.root().at(failed.substring(0, failed.lastIndexOf('/') + 1) + keyword);
    }

    private static String member(String pointer, Error error) {
        return pointer + "/" + JsonPointerEscaper.escape(error.getProperty());
    }

    private static String pointer(NodePath path) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.append('/').append(JsonPointerEscaper.escape(String.valueOf(path.getElement(i))));
        }
        return pointer.toString();
    }

    /** Applies the domain rule that {@code x-term} names to values of the right type. */
    private static final class TermKeyword extends AbstractKeyword {
        TermKeyword() {
            super(TERM);
        }

        @Override
        public KeywordValidator newValidator(
                SchemaLocation location, JsonNode term, Schema schema, SchemaContext context) {
            boolean listed = schema.getSchemaNode().has("enum");
            boolean text = schema.getSchemaNode().path("type").asString().equals("string");
            return new BaseKeywordValidator(this, term, location, schema, context) {
                @Override
                public void validate(ExecutionContext execution, JsonNode value, JsonNode root, NodePath at) {
                    boolean ofType = text ? value.isString() : value.isIntegralNumber();
                    RequestError fault = ofType && !listed
                            ? DomainTermValidator.validate(term.stringValue(), value, pointer(at))
                            : null;
                    if (fault != null) {
                        execution.addError(error().messageKey(TERM)
                                .instanceNode(value)
                                .instanceLocation(at)
                                .evaluationPath(execution.getEvaluationPath())
                                .arguments(fault)
                                .build());
                    }
                }
            };
        }
    }

    /** Validates the elements of a list unless it is too long; then its length is the only error. */
    private static final class ItemsKeyword extends AbstractKeyword {
        ItemsKeyword() {
            super(ITEMS);
        }

        @Override
        public KeywordValidator newValidator(
                SchemaLocation location, JsonNode elements, Schema schema, SchemaContext context) throws Exception {
            int most = schema.getSchemaNode().path("maxItems").asInt(Integer.MAX_VALUE);
            KeywordValidator each = Objects.requireNonNull(
                            Dialects.getOpenApi30().getKeywords().get(ITEMS))
                    .newValidator(location, elements, schema, context);
            return new BaseKeywordValidator(this, elements, location, schema, context) {
                @Override
                public void validate(ExecutionContext execution, JsonNode list, JsonNode root, NodePath at) {
                    if (list.size() <= most) {
                        each.validate(execution, list, root, at);
                    }
                }

                @Override
                public void preloadSchema() {
                    each.preloadSchema();
                }
            };
        }
    }
}
