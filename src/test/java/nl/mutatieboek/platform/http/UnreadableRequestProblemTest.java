package nl.mutatieboek.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import nl.mutatieboek.ApplicationFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that the container rejects, sent byte for byte. */
@Tag("application")
class UnreadableRequestProblemTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = ';', textBlock = """
        GET /v1/mutations?item=XX|37; a bar in the question; 400; not-understood
        GET /v1/mutations%00; a NUL in the path; 400; not-understood
        GET /v1/%ff; half a character in the path; 400; not-understood
        GET /v1/mutations?atLeast=%zz; a broken percent sign; 400; malformed
        GET /v1/mutations/../chapters; dots in the path; 400; path-not-plain
        GET /v1/mutations/%2e%2e/chapters; escaped dots in the path; 400; path-not-plain
        TRACE /v1/mutations; a method that the container refuses; 405; method
        FOO /v1/mutations; a method that is none; 405; method
        """)
    void unreadable_request_line_is_reported_as_a_problem(String line, String what, int status, String code)
            throws IOException {
        String answer = sendRaw(line + " HTTP/1.1", "", "");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).contains("Content-Type: application/problem+json", "API-Version: 1.0.0");
        assertThat(answer).contains("\"type\":\"urn:mutatieboek:problem:" + code + "\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"a header without end, 20000, not-understood", "a body in chunks that are none, 0, body-broken-off"})
    void unreadable_headers_or_body_are_reported_as_a_problem(String what, int length, String code) throws IOException {
        long before = BOOK.ledgerNumber();
        String headers = length > 0
                ? "X-Long: " + "a".repeat(length) + "\r\n"
                : "Content-Type: application/json\r\nIdempotency-Key: k\r\nTransfer-Encoding: chunked\r\n";

        String answer = sendRaw("POST /v1/mutations HTTP/1.1", headers, "zz\r\n{}\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Content-Type: application/problem+json");
        assertThat(answer).contains("\"type\":\"urn:mutatieboek:problem:" + code + "\"");
        assertThat(BOOK.ledgerNumber()).isEqualTo(before);
    }

    @Test
    void multipart_form_with_a_broken_query_string_is_reported_as_a_problem() throws IOException {
        String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nx\r\n--b--\r\n";
        String headers = "Content-Type: multipart/form-data; boundary=b\r\nIdempotency-Key: k\r\nContent-Length: "
                + form.length() + "\r\n";

        String answer = sendRaw("POST /v1/reconciliations?format=% HTTP/1.1", headers, form);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Content-Type: application/problem+json");
        assertThat(answer)
                .contains("\"type\":\"urn:mutatieboek:problem:malformed\"")
                .contains("\"pointer\":\"/format\"");
    }

    private static String sendRaw(String line, String headers, String body) throws IOException {
        String pair = Base64.getEncoder().encodeToString("proposer:proposer".getBytes(StandardCharsets.UTF_8));
        String request = line + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic " + pair + "\r\n"
                + headers + "\r\n" + body;
        try (Socket socket = new Socket("127.0.0.1", BOOK.uri("/").getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
