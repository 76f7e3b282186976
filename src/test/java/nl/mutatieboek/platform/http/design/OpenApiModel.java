package nl.mutatieboek.platform.http.design;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The description of an API (OpenAPI 3.0), as the rules use it. */
record OpenApiModel(JsonNode document) {
    /** A method at a path. */
    record OpenApiOperation(String method, String path, JsonNode node) {
        Stream<Map.Entry<String, JsonNode>> responses() {
            return node.at("/responses").propertyStream();
        }

        Stream<JsonNode> parameters(String in) {
            return node.at("/parameters")
                    .valueStream()
                    .filter(parameter -> parameter.at("/in").asString().equals(in));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** A value that has a name: a member of a schema, or a parameter. */
    record NamedSchema(String place, String name, JsonNode schema) {
        String format() {
            return schema.at("/format").asString("");
        }

        @Override
        public String toString() {
            return place + "." + name;
        }
    }

    Stream<String> paths() {
        return document.at("/paths").propertyStream().map(Map.Entry::getKey);
    }

    Stream<OpenApiOperation> operations() {
        return document.at("/paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(member -> member.getValue().isObject())
                        .map(operation -> new OpenApiOperation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())));
    }

    Stream<NamedSchema> namedSchemas() {
        Stream<NamedSchema> members = document.at("/components/schemas")
                .propertyStream()
                .flatMap(schema -> schema.getValue()
                        .at("/properties")
                        .propertyStream()
                        .map(member -> new NamedSchema(schema.getKey(), member.getKey(), member.getValue())));
        Stream<NamedSchema> parameters = operations()
                .flatMap(operation -> operation
                        .node()
                        .at("/parameters")
                        .valueStream()
                        .map(parameter -> new NamedSchema(
                                operation.toString(), parameter.at("/name").asString(), parameter.at("/schema"))));
        return Stream.concat(members, parameters);
    }

    /** Resolves a reference, to a missing node if it is broken; returns anything else unchanged. */
    JsonNode resolveReference(JsonNode node) {
        JsonNode reference = node.at("/$ref");
        if (reference.isMissingNode()) {
            return node;
        }
        String target = reference.asString();
        return target.startsWith("#/") ? document.at(target.substring(1)) : MissingNode.getInstance();
    }

    String version() {
        return document.at("/info/version").asString("");
    }
}
