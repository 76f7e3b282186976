package nl.mutatieboek.platform.http;

import nl.mutatieboek.ledger.Sha256Digest;
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

    OpenApiController(OpenApiDocument document, HttpProperties settings) {
        JsonMapper json = new JsonMapper();
        JsonNode api = document.root().deepCopy();
        HttpProperties.Contact contact = settings.contact();
        ((ObjectNode) api.at("/info/contact"))
                .put("name", contact.name())
                .put("email", contact.email())
                .put("url", contact.url());
        this.description = json.writeValueAsBytes(api);
        // Weak, because only responses with a weak tag are compressed.
        this.tag = "W/\"" + Sha256Digest.hex(description) + "\"";
    }

    @GetMapping(path = "/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> description() {
        return ResponseEntity.ok().eTag(tag).body(description);
    }
}
