package nl.mutatieboek.platform.http;

import nl.mutatieboek.ledger.Sha256Digest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Serves {@code openapi.yaml} as JSON, with the contact of the organisation that runs the application. */
@RestController
final class OpenApiController {
    private final SingletonSupplier<ResponseEntity<byte[]>> response;

    OpenApiController(OpenApiDocument document, HttpProperties settings) {
        this.response = SingletonSupplier.of(() -> describe(document, settings.contact()));
    }

    private static ResponseEntity<byte[]> describe(OpenApiDocument document, HttpProperties.Contact contact) {
        JsonNode api = document.root().deepCopy();
        ((ObjectNode) api.at("/info/contact"))
                .put("name", contact.name())
                .put("email", contact.email())
                .put("url", contact.url());
        byte[] description = new JsonMapper().writeValueAsBytes(api);
        // Weak, because only responses with a weak tag are compressed.
        return ResponseEntity.ok()
                .eTag("W/\"" + Sha256Digest.hex(description) + "\"")
                .body(description);
    }

    @GetMapping(path = "/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> description() {
        return response.obtain();
    }
}
