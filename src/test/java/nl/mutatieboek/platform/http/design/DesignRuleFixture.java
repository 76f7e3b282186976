package nl.mutatieboek.platform.http.design;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A description that keeps every rule, and the rules of a table of violations. */
final class DesignRuleFixture {
    static final JsonMapper JSON = new JsonMapper();

    static final String WHOLE = """
        {"openapi": "3.0.1",
         "info": {"version": "1.2.3", "contact": {"name": "N", "email": "e@example.org", "url": "https://example.org"}},
         "servers": [{"url": "/v1"}],
         "paths": {
           "/moments": {"get": {
             "operationId": "list", "parameters": [{"in": "query", "name": "sinceDay", "schema": {"type": "integer"}}],
             "responses": {"200": {"headers": {"API-Version": {}}},
               "400": {"headers": {"API-Version": {}},
                 "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}}},
           "/moments/{id}/closings": {"post": {
             "operationId": "close", "parameters": [{"in": "path", "name": "id", "schema": {"type": "string"}}],
             "responses": {"201": {"headers": {"API-Version": {}}},
               "400": {"headers": {"API-Version": {}},
                 "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}}}}},
         "components": {"schemas": {
           "Problem": {"required": ["status", "title", "detail"], "properties": {"status": {"type": "integer"}}},
           "Moment": {"properties": {
             "submittedOn": {"type": "string", "format": "date"},
             "recordedAt": {"type": "string", "format": "date-time"}}}}}}
        """;

    static OpenApiModel replaced(String pointer, String json) {
        ObjectNode document = (ObjectNode) JSON.readTree(WHOLE);
        int last = pointer.lastIndexOf('/');
        String name = pointer.substring(last + 1).replace("~1", "/");
        ((ObjectNode) document.at(pointer.substring(0, last))).set(name, JSON.readTree(json));
        return new OpenApiModel(document);
    }

    static Set<Object> rules(Stream<Arguments> rows) {
        return rows.map(row -> row.get()[0]).collect(Collectors.toSet());
    }

    private DesignRuleFixture() {}
}
