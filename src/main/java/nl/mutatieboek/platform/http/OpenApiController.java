package nl.mutatieboek.platform.http;

import nl.mutatieboek.ledger.Sha256Digest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Serves {@code openapi.yaml} as JSON, with the contact of the organisation that runs the application. */
@RestController
final class OpenApiController {
    private final byte[] description;
    private final String tag;

    OpenApiController(
            OpenApiDocument document,
            @Value("${mutatieboek.contact.name:Mutatieboek}") String name,
            @Value("${mutatieboek.contact.email:mutatieboek@example.org}") String email,
            @Value("${mutatieboek.contact.url:https://example.org/mutatieboek}") String url) {
        JsonMapper json = new JsonMapper();
        JsonNode api = document.root().deepCopy();
        ObjectNode contact = (ObjectNode) api.at("/info/contact");
        contact.put("name", name).put("email", email).put("url", url);
        this.description = json.writeValueAsBytes(api);
        // Weak, because only responses with a weak tag are compressed.
        this.tag = "W/\"" + Sha256Digest.hex(description) + "\"";
    }

    @GetMapping(path = "/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> description() {
        return ResponseEntity.ok().eTag(tag).body(description);
    }
}
