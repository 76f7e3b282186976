package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LogCapture;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users of an OpenID Connect issuer: tokens at the API, and login at the pages. */
@Tag("whole")
class OidcLoginTest {
    private static final String ISSUER = "ministerie";

    private static final String AUDIENCE = "mutatieboek-api";

    private static final MockOAuth2Server SERVER = new MockOAuth2Server(
            new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper()));

    private static final LogCapture LOG = new LogCapture();

    private static ApplicationFixture book;

    @BeforeAll
    static void start() throws IOException {
        SERVER.start();
        // Its first response takes seconds on a busy machine, longer than the application waits for one.
        SERVER.wellKnownUrl(ISSUER).url().openStream().close();
        SERVER.jwksUrl(ISSUER).url().openStream().close();
        String token = SERVER.tokenEndpointUrl(ISSUER).toString();
        try (ApplicationFixture issuer = ApplicationFixture.connectedTo(URI.create(token))) {
            issuer.browse().submit(token, "grant_type", "client_credentials", "client_id", "x", "client_secret", "x");
        }
        book = ApplicationFixture.unconfigured()
                .with("mutatieboek.oidc.issuer=" + SERVER.issuerUrl(ISSUER))
                .with("mutatieboek.oidc.client-id=mutatieboek")
                .with("mutatieboek.oidc.client-secret=geheim-van-de-paginas")
                .with("mutatieboek.oidc.audience=" + AUDIENCE)
                .with("mutatieboek.oidc.roles.fez-xx=PROPOSER:XX,APPROVER:XX")
                .with("mutatieboek.oidc.roles.controle=AUDITOR")
                .start();
        LOG.reattach();
    }

    @AfterAll
    static void end() {
        LOG.close();
        book.close();
        SERVER.shutdown();
    }

    @Test
    void token_grants_the_roles_of_its_claims() {
        String token = token("jansen", Map.of("roles", List.of("fez-xx", "koffiezet"), "name", "J. Jansen"));

        assertThat(book.withToken(token).get("/v1/chapters").status()).isEqualTo(200);
        assertThat(book.withToken(token).post("/v1/rebuilds", "").status()).isEqualTo(403);
        assertThat(account("jansen").name()).isEqualTo("J. Jansen");
        assertThat(account("jansen").subject()).isNotEqualTo("jansen");
    }

    @Test
    void subject_stays_the_same_when_name_and_roles_change() {
        book.withToken(token("bakker", Map.of("roles", List.of("controle"), "name", "B. Bakker")))
                .get("/v1/chapters");
        String subject = account("bakker").subject();

        book.withToken(token("bakker", Map.of("roles", "fez-xx", "name", "B. Slager")))
                .get("/v1/chapters");

        assertThat(account("bakker").subject()).isEqualTo(subject);
        assertThat(account("bakker").name()).isEqualTo("B. Slager");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "another issuer",
                "expired",
                "not yet valid",
                "alg none",
                "signed with what everybody knows",
                "another audience",
                "tampered",
                "no token"
            })
    void invalid_token_is_rejected_and_logged_without_its_value(String what) throws Exception {
        String token = invalidToken(what);
        long before = refusedTokens();

        HttpReply reply = book.withToken(token).get("/v1/chapters");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text("/type")).endsWith(":token-not-valid");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer ");
        assertThat(refusedTokens()).isEqualTo(before + 1);
        assertThat(LOG.lines()).noneMatch(line -> line.contains(token));
    }

    private static long refusedTokens() {
        return LOG.lines().stream()
                .filter(line -> line.startsWith("Login refused (PROGRAMS): invalid token"))
                .count();
    }

    private static String invalidToken(String what) throws Exception {
        Map<String, Object> claims = Map.of("roles", "controle");
        String good = token("nemo", claims);
        return switch (what) {
            case "another issuer" ->
                SERVER.issueToken("een-ander", "x", callback("een-ander", "nemo", AUDIENCE, claims, 3600))
                        .serialize();
            case "expired" ->
                SERVER.issueToken(ISSUER, "x", callback(ISSUER, "nemo", AUDIENCE, claims, -3600))
                        .serialize();
            case "not yet valid" ->
                token(
                        "nemo",
                        Map.of(
                                "roles",
                                "controle",
                                "nbf",
                                Date.from(Instant.now().plusSeconds(3600))));
            case "alg none" -> base64("{\"alg\":\"none\"}") + "." + good.split("\\.")[1] + ".";
            case "signed with what everybody knows" -> {
                SignedJWT forged = new SignedJWT(
                        new JWSHeader(JWSAlgorithm.HS256),
                        JWTClaimsSet.parse(
                                SignedJWT.parse(good).getJWTClaimsSet().toString()));
                forged.sign(new MACSigner(SERVER.getConfig()
                        .getTokenProvider()
                        .publicJwkSet(ISSUER)
                        .toString()));
                yield forged.serialize();
            }
            case "another audience" ->
                SERVER.issueToken(ISSUER, "x", callback(ISSUER, "nemo", "een-ander", claims, 3600))
                        .serialize();
            case "tampered" -> {
                String[] parts = good.split("\\.");
                String read = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
                yield parts[0] + "." + base64(read.replace("controle", "fez-xx")) + "." + parts[2];
            }
            default -> "geen-token";
        };
    }

    @Test
    void token_without_a_role_is_rejected_with_403_and_logged() {
        HttpReply reply = book.withToken(token("gast", Map.of("roles", List.of("koffiezet"))))
                .get("/v1/chapters");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text("/type")).endsWith(":no-role");
        assertThat(LOG.lines()).anyMatch(line -> line.contains("has no role here"));
        assertThat(book.bean(AccountService.class).findByIssuer(issuer(), "gast"))
                .isEmpty();
    }

    @Test
    void locked_account_is_rejected_despite_a_valid_token() {
        String token = token("gesloten", Map.of("roles", List.of("controle")));
        book.withToken(token).get("/v1/chapters");

        book.bean(AccountService.class).setLocked("test", account("gesloten").digest(), true);

        assertThat(book.withToken(token).get("/v1/chapters").status()).isEqualTo(401);
    }

    @Test
    void password_login_is_off_with_oidc_while_service_keys_still_work() {
        AccountService accounts = book.bean(AccountService.class);
        CredentialPasswordEncoder secrets = book.bean(CredentialPasswordEncoder.class);
        String password = "een lange zin om te onthouden";
        accounts.create(
                "test",
                AccountType.LOCAL,
                "oud",
                "Oud",
                secrets.hash(AccountType.LOCAL, password),
                false,
                Set.of("AUDITOR"),
                "");
        String key = secrets.generate(AccountType.SERVICE);
        accounts.create(
                "test",
                AccountType.SERVICE,
                "dienst",
                "Dienst",
                secrets.hash(AccountType.SERVICE, key),
                false,
                Set.of("AUDITOR"),
                "");

        assertThat(book.as("oud", password).get("/v1/chapters").status()).isEqualTo(401);
        assertThat(book.as("dienst", key).get("/v1/chapters").status()).isEqualTo(200);
        assertThat(book.browse().get("/login").page().links()).contains("/oauth2/authorization/issuer");
        assertThat(book.browse().get("/login").page().select("[name=password]")).isEmpty();
    }

    @Test
    void page_login_redirects_to_the_provider_with_pkce_and_logs_the_user_in() throws Exception {
        HttpResponse<String> sent =
                new ManualRedirectBrowser(book, new CookieManager()).get("/oauth2/authorization/issuer");
        assertThat(ManualRedirectBrowser.location(sent).toString())
                .startsWith(SERVER.authorizationEndpointUrl(ISSUER).toString())
                .contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "nonce=", "state=");

        SERVER.enqueueCallback(callback(
                ISSUER, "visser", "mutatieboek", Map.of("roles", List.of("controle"), "name", "V. Visser"), 3600));
        PageClient visser = book.browse();
        visser.get("/login");
        String before = ManualRedirectBrowser.session(visser.cookies());
        HttpReply home = visser.get("/oauth2/authorization/issuer");

        assertThat(home.status()).as(home.body()).isEqualTo(200);
        assertThat(home.body()).contains("V. Visser");
        assertThat(ManualRedirectBrowser.session(visser.cookies())).isNotEqualTo(before);
        assertThat(visser.cookies())
                .filteredOn(cookie -> cookie.getName().equals("JSESSIONID"))
                .allMatch(HttpCookie::isHttpOnly);
        assertThat(account("visser").name()).isEqualTo("V. Visser");
    }

    @Test
    void session_ids_from_before_login_and_before_logout_are_invalid() throws Exception {
        SERVER.enqueueCallback(callback(ISSUER, "visser", "mutatieboek", Map.of("roles", List.of("controle")), 3600));
        PageClient visser = book.browse();
        visser.get("/login");
        String before = ManualRedirectBrowser.session(visser.cookies());
        visser.get("/oauth2/authorization/issuer");
        String during = ManualRedirectBrowser.session(visser.cookies());
        assertThat(ManualRedirectBrowser.getWithSession(book, during, "/mutations")
                        .statusCode())
                .isEqualTo(200);
        assertThat(ManualRedirectBrowser.location(ManualRedirectBrowser.getWithSession(book, before, "/mutations"))
                        .getPath())
                .isEqualTo("/login");

        visser.fillAndSubmitTo("/mutations", "/logout");

        assertThat(ManualRedirectBrowser.location(ManualRedirectBrowser.getWithSession(book, during, "/mutations"))
                        .getPath())
                .isEqualTo("/login");
    }

    @Test
    void last_started_login_of_two_tabs_succeeds() throws Exception {
        CookieManager shared = new CookieManager();
        ManualRedirectBrowser one = new ManualRedirectBrowser(book, shared);
        ManualRedirectBrowser two = new ManualRedirectBrowser(book, shared);
        URI first = ManualRedirectBrowser.location(one.get("/oauth2/authorization/issuer"));
        URI second = ManualRedirectBrowser.location(two.get("/oauth2/authorization/issuer"));

        SERVER.enqueueCallback(callback(ISSUER, "visser", "mutatieboek", Map.of("roles", List.of("controle")), 3600));
        URI refused = ManualRedirectBrowser.location(one.go(ManualRedirectBrowser.location(one.go(first))));
        URI in = ManualRedirectBrowser.location(two.go(ManualRedirectBrowser.location(two.go(second))));

        assertThat(refused.getQuery()).isEqualTo("issuer");
        assertThat(in.getPath()).isEqualTo("/");
        assertThat(two.get("/mutations").statusCode()).isEqualTo(200);
        assertThat(LOG.lines()).anyMatch(line -> line.contains("authorization_request_not_found"));
    }

    @Test
    void login_without_a_role_shows_a_no_role_message() {
        SERVER.enqueueCallback(callback(ISSUER, "gast2", "mutatieboek", Map.of("roles", List.of("koffiezet")), 3600));

        HttpReply reply = book.browse().get("/oauth2/authorization/issuer");

        assertThat(reply.body()).contains("maar hebt geen rol in Mutatieboek");
    }

    @Test
    void application_starts_without_the_provider_and_rejects_tokens_with_503() {
        try (ApplicationFixture away = ApplicationFixture.unconfigured()
                .with("mutatieboek.oidc.issuer=http://127.0.0.1:1/weg")
                .with("mutatieboek.oidc.client-id=mutatieboek")
                .with("mutatieboek.oidc.audience=" + AUDIENCE)) {
            away.start();

            HttpReply api = away.withToken(token("jansen", Map.of("roles", "PROPOSER:XX")))
                    .get("/v1/chapters");
            assertThat(api.status()).isEqualTo(503);
            assertThat(api.text("/type")).endsWith(":identity-provider-unavailable");
            assertThat(api.header("Retry-After")).isNotEmpty();
            assertThat(away.browse().get("/oauth2/authorization/issuer").status())
                    .isEqualTo(503);
            assertThat(away.browse().get("/login").page().select("[name=password]"))
                    .isEmpty();
            assertThat(away.anonymous().get("/actuator/health").status()).isEqualTo(200);
        }
    }

    private static String token(String subject, Map<String, Object> claims) {
        return SERVER.issueToken(ISSUER, "x", callback(ISSUER, subject, AUDIENCE, claims, 3600))
                .serialize();
    }

    private static DefaultOAuth2TokenCallback callback(
            String issuer, String subject, String audience, Map<String, Object> claims, long seconds) {
        return new DefaultOAuth2TokenCallback(
                issuer, subject, "JWT", List.of(audience), new TreeMap<>(claims), seconds);
    }

    private static UserAccount account(String theirs) {
        return book.bean(AccountService.class).findByIssuer(issuer(), theirs).orElseThrow();
    }

    private static String issuer() {
        return SERVER.issuerUrl(ISSUER).toString();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
