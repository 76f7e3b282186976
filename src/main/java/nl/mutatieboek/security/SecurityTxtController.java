package nl.mutatieboek.security;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * To whom a hole is told (RFC 9116): whom the operator names as {@code mutatieboek.security.contact}, {@code mailto:} or
 * {@code https:}. Where he names nobody there is no such file.
 */
@RestController
final class SecurityTxtController {
    static final String PATH = "/.well-known/security.txt";

    /** An operator who goes away takes his address with him; whoever keeps a copy looks again by then. */
    private static final Duration VALID = Duration.ofDays(180);

    private final List<URI> contacts;
    private final Clock clock;

    SecurityTxtController(@Value("${mutatieboek.security.contact:}") List<URI> contacts, Clock clock) {
        this.contacts = List.copyOf(contacts);
        this.clock = clock;
        for (URI contact : contacts) {
            if (!List.of("mailto", "https", "tel").contains(String.valueOf(contact.getScheme()))) {
                throw new IllegalArgumentException(
                        "mutatieboek.security.contact is no mailto:, https: or tel: address: " + contact);
            }
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> show() {
        if (contacts.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        StringBuilder text = new StringBuilder();
        contacts.forEach(contact -> text.append("Contact: ").append(contact).append('\n'));
        text.append("Expires: ")
                .append(clock.instant().plus(VALID).truncatedTo(ChronoUnit.DAYS))
                .append("\nPreferred-Languages: nl, en\n");
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(text.toString());
    }
}
