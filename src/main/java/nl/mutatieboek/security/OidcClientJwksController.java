package nl.mutatieboek.security;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public client keys ({@code jwks_uri} of the client registration at the issuer); 404 if no key is configured. */
@RestController
record OidcClientJwksController(OidcProperties configured) {
    static final String PATH = "/.well-known/jwks.json";

    @GetMapping(path = PATH)
    ResponseEntity<Map<String, Object>> show() {
        return configured.clientKey().isEmpty()
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok(new OidcClientKeyReader(configured.clientKey())
                        .readPublicKeys()
                        .toJSONObject());
    }
}
