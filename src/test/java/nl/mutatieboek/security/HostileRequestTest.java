package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.PageClient;
import nl.mutatieboek.LogCapture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile requests: path traversal, header injection, endless bodies. */
@Tag("whole")
class HostileRequestTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty().with("mutatieboek.requests.longest-body=5s");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webjars/../application.yaml",
                "/webjars/%2e%2e/application.yaml",
                "/webjars/..%2fapplication.yaml",
                "/webjars/..%5capplication.yaml",
                "/webjars/..;/application.yaml",
                "/webjars/%252e%252e/application.yaml",
                "/webjars/....//application.yaml",
                "/theme/../application.yaml",
                "/theme/%2e%2e%2fapplication.yaml",
                "/theme/..\\application.yaml",
                "/theme//../../application.yaml",
                "/theme/%c0%ae%c0%ae/application.yaml",
                "/theme/%00/../application.yaml",
                "/reports/new-policy/..%2f..%2fapplication.yaml",
                "/reports/../../../../etc/passwd/csv",
                "/mutations/..%2f..%2fapplication.yaml",
                "/application.yaml",
                "/META-INF/MANIFEST.MF",
                "/.well-known/../application.yaml",
                "file:///etc/passwd",
                "//etc/passwd"
            })
    void path_traversal_request_reads_no_file(String target) throws IOException {
        String answer;
        try (LogCapture log = new LogCapture()) {
            answer = sendRaw("GET " + target, "", "");

            assertThat(log.lines().stream().anyMatch(line -> line.startsWith("Refused: ")))
                    .as("%s in %s", answer, log.lines())
                    .isEqualTo(answer.startsWith("HTTP/1.1 400 "));
        }
        assertThat(answer).matches("(?s)HTTP/1.1 (400|404|302) .*");
        assertThat(answer).doesNotContain("datasource", "root:", "Manifest-Version", "\tat ", "Exception");
    }

    @Test
    void ambiguous_path_is_logged() throws IOException {
        try (LogCapture log = new LogCapture()) {
            sendRaw("GET /theme/%2e%2e/application.yaml", "", "");

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("ambiguous request, GET /theme/%2e%2e/application.yaml, from"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/mutations, X-Request-Id: a%0d%0aX-Smuggled: 1",
        "/v1/mutations?lang=nl%0d%0aX-Smuggled:%201, Accept: */*",
        "/?lang=nl%0d%0aX-Smuggled:%201, Accept: text/html",
        "/login?lang=en%0d%0aSet-Cookie:%20X-Smuggled=1, Accept: text/html",
        "/v1/reports/new-policy?moment=2026-OWB%0d%0aX-Smuggled:%201, Accept: text/csv",
        "/v1/exports/balances?item=XX%0d%0aX-Smuggled:%201, Accept: text/csv",
        "/v1/chapters%0d%0aX-Smuggled:%201, Accept: */*",
        "/v1/nothing, Origin: http://x%0d%0aX-Smuggled: 1",
        "/v1/nothing, X-Forwarded-Host: x%0d%0aX-Smuggled: 1"
    })
    void injected_header_never_appears_in_the_response(String path, String header) throws IOException {
        String answer = sendRaw("GET " + path, header + "\r\n", "");

        assertThat(answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("\nx-smuggled", "x-smuggled=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-One: a\rX-Smuggled: 1",
                "X-One: a\u0000b",
                "X-One : a",
                "X Smuggled: 1",
                "Content-Length: 5\r\nContent-Length: 6",
                "Transfer-Encoding: chunked, identity",
                "Content-Length: -1"
            })
    void ambiguous_header_is_rejected_and_logged(String header) throws IOException {
        for (String path : new String[] {"/v1/mutations", "/login"}) {
            try (LogCapture log = new LogCapture()) {
                String answer = sendRaw("POST " + path, header + "\r\n", "0\r\n\r\n");

                assertThat(answer).matches("(?s)HTTP/1.1 (400|501) .*").doesNotContain("X-Smuggled");
                assertThat(log.lines()).as(answer).anyMatch(line -> line.startsWith("Refused: "));
            }
        }
    }

    @Test
    void forged_host_headers_are_ignored_or_rejected() throws IOException {
        String answer = sendRaw("GET /", "X-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n", "");
        String other = sendRaw("GET /reports", "Host: evil.example\r\n", "");

        assertThat(answer).doesNotContain("evil.example");
        assertThat(other).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void slow_body_is_rejected_after_the_body_timeout() throws Exception {
        long before = BOOK.ledgerNumber();
        long begun = System.nanoTime();
        try (Socket socket = new Socket("127.0.0.1", BOOK.uri("/").getPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/mutations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic "
                            + basic() + "\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\n"
                            + "Content-Length: 1000\r\n\r\n{")
                    .getBytes(StandardCharsets.ISO_8859_1));
            while (socket.getInputStream().available() == 0) {
                out.write(' ');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(50);
                // By default it may take 30 seconds.
                assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(29));
            }
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("urn:mutatieboek:problem:too-slow");
        }
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void login_with_a_very_long_name_is_rejected_quickly() {
        String strange = "\u0301".repeat(60_000) + "\u0316".repeat(60_000);
        long begun = System.nanoTime();

        PageClient stranger = BOOK.browse(strange, "x");

        assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(30));
        assertThat(stranger.get("/").page().heading()).isEqualTo("Aanmelden");
    }

    @Test
    void login_redirect_has_a_relative_location() throws IOException {
        assertThat(sendRaw("GET /reports", "", "")).contains("\r\nLocation: /login");
    }

    @Test
    void actuator_endpoints_outside_the_permission_table_are_forbidden() {
        for (String path : new String[] {"/actuator", "/actuator/health/db", "/actuator/env", "/actuator/info"}) {
            assertThat(BOOK.as("auditor").get(path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void form_post_without_a_csrf_token_or_with_another_one_is_rejected_with_403() {
        PageClient mine = BOOK.browse("approver");
        PageClient other = BOOK.browse("auditor");
        String elsewhere = other.get("/").page().csrf();

        try (LogCapture log = new LogCapture()) {
            assertThat(mine.submit("/logout").status()).isEqualTo(403);
            assertThat(mine.submit("/logout", "_csrf", elsewhere).status()).isEqualTo(403);
            assertThat(mine.submit("/rebuilds", "_csrf", "").status()).isEqualTo(403);
            assertThat(log.lines().stream().filter(line -> line.startsWith("Refused: subject approver may not POST /")))
                    .hasSize(3)
                    .allMatch(line -> line.contains("missing or wrong CSRF token"));
        }
        assertThat(mine.get("/").page().texts("header span")).contains("approver");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /theme/%2e%2e/x",
                "GET /v1/%2e%2e/x",
                "GET /theme/%00",
                "GET /v1/%ff",
                "TRACE /",
                "FOO /",
                "FOO /v1/chapters",
                "GET /login?%zz=%",
                "GET /v1/chapters?%zz=%",
                "GET /nothing-here",
                "GET /webjars/none",
                "GET /actuator/none",
                "POST /login"
            })
    void every_error_response_has_the_security_headers(String line) throws IOException {
        for (String accept :
                new String[] {"Accept: text/html\r\n", "Accept: */*\r\n", "X-Long: " + "a".repeat(20_000)}) {
            String answer = sendRaw(line, accept.contains("\n") ? accept : accept + "\r\n", "");

            assertThat(answer).matches("(?s)HTTP/1.1 (302|4\\d\\d|501) .*");
            assertThat(answer.split("\r\n\r\n", 2)[0].toLowerCase(java.util.Locale.ROOT))
                    .contains(
                            "\nx-content-type-options: nosniff",
                            "\nx-frame-options: deny",
                            "\nreferrer-policy: same-origin",
                            "\ncross-origin-resource-policy: same-origin",
                            "\ncross-origin-opener-policy: same-origin",
                            "frame-ancestors 'none'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /login?%zz=%, Accept: text/html",
        "GET /login?lang=%zz, Accept: */*",
        "POST /imports?%zz=%, Content-Type: text/plain",
        "POST /imports, Content-Type: multipart/form-data",
        "POST /v1/imports, Content-Type: multipart/form-data",
        "POST /v1/reconciliations?format=%, Content-Type: multipart/form-data"
    })
    void unreadable_parameters_are_rejected_with_one_log_line_and_no_stack_trace(String line, String header)
            throws IOException {
        try (LogCapture log = new LogCapture()) {
            String answer = sendRaw(line, header + "\r\nIdempotency-Key: k\r\nContent-Length: 1\r\n", "x");

            assertThat(answer).matches("(?s)HTTP/1.1 40[0139] .*");
            assertThat(answer).doesNotContain("Exception", "\tat ");
            assertThat(log.warnings()).hasSizeLessThan(2).noneMatch(warning -> warning.startsWith("ERROR"));
        }
    }

    /** The second byte of a euro sign or a dash in UTF-8 is a control character where a header is read as Latin-1. */
    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "If-Match", "Accept", "Content-Encoding", "Accept-Language"})
    void header_with_letters_of_another_encoding_causes_no_internal_error(String header) throws IOException {
        for (String line : new String[] {"POST /v1/mutations", "GET /v1/mutations", "GET /login"}) {
            String answer = sendRaw(
                    line,
                    header + ": a\u00e2\u0082\u00acb\r\nContent-Type: application/json\r\nContent-Length: 2\r\n",
                    "{}");

            assertThat(answer).as(line).matches("(?s)HTTP/1.1 [234].*").doesNotContain("Exception");
        }
    }

    private static String basic() {
        return Base64.getEncoder().encodeToString("proposer:proposer".getBytes(StandardCharsets.UTF_8));
    }

    private static String sendRaw(String line, String headers, String body) throws IOException {
        String request = line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic " + basic()
                + "\r\n" + headers + "\r\n" + body;
        try (Socket socket = new Socket("127.0.0.1", BOOK.uri("/").getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
