package nl.mutatieboek.security;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves security.txt (RFC 9116) with the contacts of {@code mutatieboek.security.contact}: {@code mailto:}, {@code
 * https:} or {@code tel:}. Without contacts it answers 404.
 */
@RestController
record SecurityTxtController(SecurityTxtProperties settings, Clock clock) {
    static final String PATH = "/.well-known/security.txt";

    /** Validity, after which a reader must fetch the file again, because contacts change. */
    private static final Duration VALID = Duration.ofDays(180);

    @GetMapping(PATH)
    ResponseEntity<String> show() {
        if (settings.contact().isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        StringBuilder text = new StringBuilder();
        settings.contact()
                .forEach(contact -> text.append("Contact: ").append(contact).append('\n'));
        text.append("Expires: ")
                .append(clock.instant().plus(VALID).truncatedTo(ChronoUnit.DAYS))
                .append("\nPreferred-Languages: nl, en\n");
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(text.toString());
    }
}
