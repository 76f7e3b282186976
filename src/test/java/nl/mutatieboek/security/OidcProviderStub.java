package nl.mutatieboek.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID Connect issuer that can be down, slow or strict, rotates its keys and returns whatever {@code acr} it is given. */
final class OidcProviderStub implements AutoCloseable {
    static final String AUDIENCE = "mutatieboek-api";
    static final String CLIENT = "mutatieboek";

    private static final JsonMapper JSON = new JsonMapper();

    /** Claims of the next tokens. */
    final Map<String, Object> claims = new ConcurrentHashMap<>(Map.of("sub", "visser", "roles", List.of("AUDITOR")));
    /** The assertions by which the client authenticated, verified against the keys that it publishes. */
    final List<SignedJWT> assertions = new ArrayList<>();

    final AtomicInteger discoveries = new AtomicInteger();
    final AtomicInteger keyRequests = new AtomicInteger();
    /** Query of the last authorization request. */
    volatile Map<String, String> requested = Map.of();
    /** Address of the client's keys; null to accept a secret instead. */
    volatile @Nullable URI clientKeys;
    /** Path of the requests that are answered one byte a second; empty for none. */
    volatile String slow = "";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private RSAKey key = newKey();
    private int port;
    private @Nullable HttpServer server;

    OidcProviderStub start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.setExecutor(threads);
            started.createContext("/", this::handle);
            started.start();
            port = started.getAddress().getPort();
            server = started;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + port;
    }

    /** From now on another key signs, and the earlier one is not published any longer. */
    void rotateKey() {
        key = newKey();
    }

    /** A token for the API. */
    String accessToken() {
        return signed(AUDIENCE, "");
    }

    @Override
    public void close() {
        stop();
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            switch (path) {
                case "/.well-known/openid-configuration" -> {
                    discoveries.incrementAndGet();
                    respond(exchange, 200, metadata());
                }
                case "/keys" -> {
                    keyRequests.incrementAndGet();
                    respond(exchange, 200, new JWKSet(key).toPublicJWKSet().toJSONObject());
                }
                case "/authorize" -> authorize(exchange);
                case "/token" -> token(exchange);
                default -> respond(exchange, 404, Map.of());
            }
        } catch (ParseException | JOSEException | InterruptedException e) {
            throw new IOException(e);
        }
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        requested = form(exchange.getRequestURI().getRawQuery());
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        requested.get("redirect_uri") + "?code=" + UUID.randomUUID() + "&state="
                                + java.net.URLEncoder.encode(requested.get("state"), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException, ParseException, JOSEException, InterruptedException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (clientKeys != null && !isAuthenticated(form)) {
            respond(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        respond(
                exchange,
                200,
                Map.of(
                        "access_token",
                        "x",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "id_token",
                        signed(CLIENT, requested.get("nonce"))));
    }

    /** As OIDC NL GOV 1.0.1 requires: only by {@code private_key_jwt}. */
    private boolean isAuthenticated(Map<String, String> form) throws IOException, ParseException, JOSEException {
        if (!"urn:ietf:params:oauth:client-assertion-type:jwt-bearer".equals(form.get("client_assertion_type"))) {
            return false;
        }
        SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
        JWTClaimsSet said = assertion.getJWTClaimsSet();
        RSAKey known = (RSAKey) JWKSet.load(clientKeys.toURL())
                .getKeyByKeyId(assertion.getHeader().getKeyID());
        assertions.add(assertion);
        return known != null
                && assertion.verify(new RSASSAVerifier(known))
                && CLIENT.equals(said.getIssuer())
                && CLIENT.equals(said.getSubject())
                && said.getAudience().equals(List.of(issuer() + "/token"))
                && said.getExpirationTime().after(new Date());
    }

    private String signed(String audience, String nonce) {
        try {
            JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder()
                    .issuer(issuer())
                    .audience(audience)
                    .issueTime(new Date())
                    .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                    .claim("nonce", nonce);
            claims.forEach(builder::claim);
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    builder.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void respond(HttpExchange exchange, int status, Map<String, ?> json)
            throws IOException, InterruptedException {
        byte[] body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (!exchange.getRequestURI().getPath().equals(slow)) {
                out.write(body);
                return;
            }
            for (byte one : body) {
                out.write(one);
                out.flush();
                Thread.sleep(1000);
            }
        }
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> form = new HashMap<>();
        for (String pair : encoded.split("&")) {
            int at = pair.indexOf('=');
            form.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
