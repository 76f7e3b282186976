package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LogCapture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirements of OIDC NL GOV 1.0.1 for a client: {@code private_key_jwt}, and the requested level of assurance. */
@Tag("whole")
class OidcNlGovProfileTest {
    private static final String SUBSTANTIAL = "http://eidas.europa.eu/LoA/substantial";
    private static final String HIGH = "http://eidas.europa.eu/LoA/high";
    private static final OidcProviderStub ISSUER = new OidcProviderStub().start();
    private static final LogCapture LOG = new LogCapture();

    @TempDir
    private static Path folder;

    private static Path keyFile;
    private static ApplicationFixture book;

    @BeforeAll
    static void start() throws Exception {
        keyFile = folder.resolve("client.pem");
        Files.writeString(keyFile, pem(2048));
        book = ApplicationFixture.unconfigured()
                .with("mutatieboek.oidc.issuer=" + ISSUER.issuer())
                .with("mutatieboek.oidc.client-id=" + OidcProviderStub.CLIENT)
                .with("mutatieboek.oidc.client-key=" + keyFile)
                .with("mutatieboek.oidc.acr-values=" + SUBSTANTIAL + "," + HIGH)
                .with("mutatieboek.oidc.audience=" + OidcProviderStub.AUDIENCE)
                .start();
        ISSUER.clientKeys = book.uri("/.well-known/jwks.json");
        LOG.reattach();
    }

    @AfterAll
    static void end() {
        LOG.close();
        book.close();
        ISSUER.close();
    }

    @BeforeEach
    void asked() {
        ISSUER.claims.put("acr", SUBSTANTIAL);
        ISSUER.assertions.clear();
    }

    @Test
    void client_authenticates_by_a_new_assertion_at_each_login() throws Exception {
        assertThatIsLoggedIn(login());
        assertThatIsLoggedIn(login());

        assertThat(ISSUER.assertions)
                .extracting(assertion -> assertion.getJWTClaimsSet().getJWTID())
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void client_key_is_replaced_while_the_application_runs() throws Exception {
        assertThatIsLoggedIn(login());
        String before = ISSUER.assertions.getFirst().getHeader().getKeyID();
        String next = pem(3072);

        Files.writeString(keyFile, Files.readString(keyFile) + next);
        HttpReply both = book.anonymous().get("/.well-known/jwks.json");
        assertThatIsLoggedIn(login());
        assertThat(both.json().at("/keys")).hasSize(2);
        assertThat(both.body()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
        assertThat(ISSUER.assertions.get(1).getHeader().getKeyID()).isEqualTo(before);

        Files.writeString(keyFile, next);
        assertThatIsLoggedIn(login());
        assertThat(ISSUER.assertions.get(2).getHeader().getKeyID())
                .isNotEqualTo(before)
                .isEqualTo(both.text("/keys/1/kid"));
    }

    @Test
    void assurance_levels_are_requested_at_login() {
        login();

        assertThat(ISSUER.requested)
                .containsEntry("acr_values", SUBSTANTIAL + " " + HIGH)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("response_type", "code")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void higher_assurance_level_is_accepted() {
        ISSUER.claims.put("acr", HIGH);

        assertThatIsLoggedIn(login());
        assertThat(book.withToken(ISSUER.accessToken()).get("/v1/chapters").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://eidas.europa.eu/LoA/low", "", SUBSTANTIAL + " " + HIGH})
    void lower_or_missing_assurance_level_is_rejected(String acr) {
        if (acr.isEmpty()) {
            ISSUER.claims.remove("acr");
        } else {
            ISSUER.claims.put("acr", acr);
        }

        HttpReply page = login();
        HttpReply english = book.browse()
                .send(java.net.http.HttpRequest.newBuilder(book.uri("/login?assurance"))
                        .header("Accept-Language", "en"));
        HttpReply api = book.withToken(ISSUER.accessToken()).get("/v1/chapters");

        assertThat(page.body()).contains("Het betrouwbaarheidsniveau van uw aanmelding is te laag of onbekend");
        assertThat(english.body()).contains("The level of assurance of your login is too low or unknown");
        assertThat(api.status()).isEqualTo(401);
        assertThat(api.text("/type")).endsWith(":assurance-too-low");
        assertThat(api.header("WWW-Authenticate"))
                .contains("insufficient_user_authentication", "acr_values=\"" + SUBSTANTIAL + " " + HIGH + "\"");
        assertThat(LOG.lines()).anyMatch(line -> line.contains("is too low; accepted are"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no such file", "no key", "1024 bits", "EC", "secret too"})
    void application_start_fails_with_an_unusable_client_key(String what) throws Exception {
        String value = switch (what) {
            case "no such file" -> folder.resolve("absent.pem").toString();
            case "no key" -> "-----BEGIN CERTIFICATE-----";
            case "1024 bits" -> pem(1024);
            case "EC" -> pem("EC", 256);
            default -> pem(2048);
        };

        assertThatThrownBy(() -> new OidcProperties(
                        "https://x.example",
                        "c",
                        what.equals("secret too") ? "geheim" : "",
                        value,
                        List.of(),
                        "a",
                        "RS256",
                        "roles",
                        "name",
                        java.util.Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mutatieboek.oidc.client-key")
                .hasMessageNotContaining("PRIVATE KEY-----");
    }

    @Test
    void jwks_endpoint_is_absent_when_no_client_key_is_configured() {
        try (ApplicationFixture other = ApplicationFixture.unconfigured().start()) {
            assertThat(other.anonymous().get("/.well-known/jwks.json").status()).isEqualTo(404);
        }
    }

    private static HttpReply login() {
        PageClient visser = book.browse();
        return visser.get("/oauth2/authorization/issuer");
    }

    private static void assertThatIsLoggedIn(HttpReply home) {
        assertThat(home.status()).as(home.body()).isEqualTo(200);
        assertThat(home.body()).contains("/logout");
    }

    private static String pem(int bits) throws GeneralSecurityException, IOException {
        return pem("RSA", bits);
    }

    private static String pem(String kind, int bits) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
