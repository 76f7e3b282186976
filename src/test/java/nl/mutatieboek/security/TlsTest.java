package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.PageDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application itself at the end of TLS, as docs/guides/network-and-limits.md sets it up. */
@Tag("application")
class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void tls_sends_secure_cookies_and_hsts_and_rejects_plain_http() throws Exception {
        Path store = keys();
        try (ApplicationFixture book = ApplicationFixture.empty()
                .with("server.ssl.key-store=" + store)
                .with("server.ssl.key-store-password=" + PASSWORD)
                .with("server.ssl.enabled-protocols=TLSv1.3,TLSv1.2")
                .start()) {
            CookieManager cookies = new CookieManager();
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(trusting(store))
                    .cookieHandler(cookies)
                    .build();
            URI login = URI.create("https://localhost:" + book.uri("/").getPort() + "/login");

            HttpResponse<String> form =
                    client.send(HttpRequest.newBuilder(login).build(), BodyHandlers.ofString());
            HttpResponse<String> in = client.send(
                    HttpRequest.newBuilder(login)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("username=auditor&password=auditor&_csrf="
                                    + URLEncoder.encode(
                                            PageDocument.parse(form.body()).csrf(), StandardCharsets.UTF_8)))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(form.headers().firstValue("Strict-Transport-Security").orElse(""))
                    .startsWith("max-age=31536000");
            assertThat(in.statusCode()).isEqualTo(302);
            assertThat(in.headers().firstValue("Set-Cookie").orElse(""))
                    .contains("; Secure", "; HttpOnly", "; SameSite=Lax");
            HttpResponse<String> plain = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(book.uri("/login")).build(), BodyHandlers.ofString());
            assertThat(plain.statusCode()).isEqualTo(400);
        }
    }

    private Path keys() throws IOException, InterruptedException {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "book",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString()))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return store;
    }

    private static SSLContext trusting(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("book", keys.getCertificate("book"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
