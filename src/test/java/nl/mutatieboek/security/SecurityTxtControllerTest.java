package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contact for reporting a vulnerability. */
@Tag("application")
class SecurityTxtControllerTest {
    @Test
    void security_txt_lists_the_configured_contacts_publicly() {
        try (ApplicationFixture book = ApplicationFixture.unconfigured()
                .with("mutatieboek.security.contact=mailto:veilig@example.org,https://example.org/hole")
                .start()) {
            HttpReply reply = book.anonymous().get("/.well-known/security.txt");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).startsWith("text/plain");
            List<String> lines = reply.body().lines().toList();
            assertThat(lines)
                    .startsWith("Contact: mailto:veilig@example.org", "Contact: https://example.org/hole")
                    .endsWith("Preferred-Languages: nl, en");
            Instant expires = Instant.parse(lines.get(2).substring("Expires: ".length()));
            assertThat(Duration.between(Clock.system(ZoneOffset.UTC).instant(), expires))
                    .isBetween(Duration.ofDays(178), Duration.ofDays(180));
        }
    }

    @Test
    void security_txt_is_absent_without_a_configured_contact() {
        try (ApplicationFixture book = ApplicationFixture.unconfigured().start()) {
            assertThat(book.anonymous().get("/.well-known/security.txt").status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"veilig@example.org", "http://example.org", "javascript:alert(1)"})
    void security_contact_with_an_unsafe_address_is_rejected(String contact) {
        assertThatThrownBy(() -> new SecurityTxtProperties(List.of(java.net.URI.create(contact))))
                .hasMessageContaining("mutatieboek.security.contact");
    }
}
