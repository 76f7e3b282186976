package nl.mutatieboek;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The served description of the API, with all references resolved except those to schemas. */
public final class ServedApiDescription {
    private final JsonNode document;

    private ServedApiDescription(JsonNode document) {
        this.document = document;
    }

    public static JsonNode fetch(ApplicationFixture book) {
        JsonNode document = book.anonymous().get("/v1/openapi.json").json();
        return new ServedApiDescription(document).resolveReferences(document);
    }

    private JsonNode resolveReferences(JsonNode node) {
        String reference = node.path("$ref").asString("");
        if (!reference.isEmpty() && !reference.startsWith("#/components/schemas/")) {
            return resolveReferences(document.at(reference.substring(1)));
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> copy.set(member.getKey(), resolveReferences(member.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(resolveReferences(element)));
            return copy;
        }
        return node;
    }
}
