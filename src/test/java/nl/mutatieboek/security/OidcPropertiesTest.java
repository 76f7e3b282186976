package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import nl.mutatieboek.domain.value.ChapterCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OidcPropertiesTest {
    private static final String BEGIN = "<!-- checked: oidc -->\n```properties\n";

    @Test
    void oidc_properties_bind_from_the_documented_sample() throws IOException {
        OidcProperties issuer = bind(sample());

        assertThat(issuer.isConfigured()).isTrue();
        assertThat(issuer.grants(Map.of("roles", List.of("fez-xx-medewerker", "iets-anders"))))
                .containsExactly(new RoleGrant(Role.PROPOSER, new ChapterCode("XX")));
        assertThat(issuer.grants(Map.of("roles", "fez-xx-controller functioneel-beheer")))
                .extracting(RoleGrant::toString)
                .containsExactlyInAnyOrder("APPROVER:XX", "READER", "ADMINISTRATOR");
        // Where values are mapped, none grants what it says itself.
        assertThat(issuer.grants(Map.of("roles", List.of("ADMINISTRATOR")))).isEmpty();
        assertThat(issuer.grants(Map.of())).isEmpty();
    }

    @Test
    void claim_value_is_read_as_a_grant_when_no_roles_are_mapped() {
        OidcProperties issuer = issuer(Map.of());

        assertThat(issuer.grants(
                        Map.of("roles", List.of("PROPOSER:XX", "PROPOSER", "AUDITOR:XX", "DIRECTOR", "PROPOSER:xx"))))
                .extracting(RoleGrant::toString)
                .containsExactly("PROPOSER:XX");
    }

    @ParameterizedTest
    @CsvSource({
        "client-id, ''",
        "audience, ''",
        "id-token-algorithm, none",
        "id-token-algorithm, HS256",
        "roles.x, DIRECTOR"
    })
    void invalid_oidc_setting_is_rejected_at_startup(String setting, String value) throws IOException {
        Properties wrong = sample();
        wrong.setProperty("mutatieboek.oidc." + setting, value);

        assertThatThrownBy(() -> bind(wrong)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void name_claim_is_cleaned_and_truncated() {
        OidcProperties issuer = issuer(Map.of());

        assertThat(issuer.name(Map.of("name", " J.\u0007Jansen "))).isEqualTo("J. Jansen");
        assertThat(issuer.name(Map.of("name", "x".repeat(101)))).hasSize(100);
        assertThat(issuer.name(Map.of("name", "x".repeat(99) + "\uD83D\uDE00"))).isEqualTo("x".repeat(99));
        assertThat(issuer.name(Map.of("name", "\u200EJan\u00A0Jan\u00ADsen\u2028")))
                .isEqualTo("Jan Jansen");
        assertThat(issuer.name(Map.of("name", " "))).isNull();
        assertThat(issuer.name(Map.of("name", "\u200E\u00A0"))).isNull();
        assertThat(issuer.name(Map.of("name", 7))).isNull();
    }

    @Test
    void client_secret_is_absent_from_to_string() throws IOException {
        Properties secret = sample();
        secret.setProperty("mutatieboek.oidc.client-secret", "zeer-geheim");

        assertThat(bind(secret).toString()).doesNotContain("zeer-geheim");
    }

    private static OidcProperties issuer(Map<String, Set<String>> roles) {
        return new OidcProperties("https://x.example", "c", "", "", List.of(), "a", "RS256", "roles", "name", roles);
    }

    private static OidcProperties bind(Properties properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("mutatieboek.oidc", OidcProperties.class)
                .get();
    }

    private static Properties sample() throws IOException {
        String document = Files.readString(Path.of("docs/guides/oidc.md"));
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        Properties properties = new Properties();
        properties.load(new StringReader(document.substring(begin, document.indexOf("```", begin))));
        return properties;
    }
}
