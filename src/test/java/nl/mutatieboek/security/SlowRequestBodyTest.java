package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that sends a body byte by byte, before or after its response, does not block others. */
@Tag("whole")
class SlowRequestBodyTest {
    private static final int AT_ONCE = 8;
    private static final int ATTEMPTS = 5;
    private static final Duration SOON = Duration.ofSeconds(5);

    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty()
            .with("mutatieboek.requests.reads-at-once=" + AT_ONCE)
            .with("mutatieboek.requests.commands-at-once=" + AT_ONCE);

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "POST /v1/mutations, Content-Type: application/json, Content-Length: 900000",
                "POST /v1/mutations, Content-Type: application/json, Transfer-Encoding: chunked",
                "POST /v1/imports, Content-Type: multipart/form-data; boundary=b, Content-Length: 900000",
                "POST /login, Content-Type: application/x-www-form-urlencoded, Content-Length: 900000",
                "POST /login, Content-Type: application/x-www-form-urlencoded, Transfer-Encoding: chunked",
                "POST /set-up, Content-Type: application/x-www-form-urlencoded, Content-Length: 900000",
                "POST /imports, Content-Type: multipart/form-data; boundary=b, Content-Length: 900000",
                "PUT /nothing, Content-Type: application/x-www-form-urlencoded, Content-Length: 900000",
                "GET /login, Content-Length: 900000",
                "GET /login, Expect: 100-continue, Content-Length: 900000",
                "GET /theme/../x, Content-Length: 900000",
                "GET /login, Transfer-Encoding: chunked"
            })
    void slow_anonymous_bodies_leave_request_threads_free(String request) throws Exception {
        assertAnsweredSoon(() -> durationsBesideSlow(request));
    }

    /** A busy machine delays a round of an attempt at times; bodies that block others delay the first round of each. */
    private static void assertAnsweredSoon(Callable<List<Duration>> attempt) throws Exception {
        List<Duration> fastest = attempt.call();
        for (int again = 1; again < ATTEMPTS && Collections.max(fastest).compareTo(SOON) >= 0; again++) {
            List<Duration> durations = attempt.call();
            for (int round = 0; round < durations.size(); round++) {
                fastest.set(round, Collections.min(List.of(fastest.get(round), durations.get(round))));
            }
        }
        assertThat(Collections.max(fastest)).as(fastest.toString()).isLessThan(SOON);
    }

    private static List<Duration> durationsBesideSlow(String request) throws Exception {
        List<Duration> durations = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Socket> sockets = new ArrayList<>();
        ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (int i = 0; i < AT_ONCE * 8; i++) {
                Socket socket = new Socket("127.0.0.1", BOOK.uri("/").getPort());
                sockets.add(socket);
                crowd.execute(() -> sendSlowly(socket, request, over));
            }
            TimeUnit.MILLISECONDS.sleep(500);
            for (int i = 0; i < 5; i++) {
                long requested = System.nanoTime();
                HttpReply reply = BOOK.as("auditor").get("/v1/ledger/head");
                durations.add(Duration.ofNanos(System.nanoTime() - requested));
                assertThat(reply.status()).isEqualTo(200);
            }
            assertThat(BOOK.as("proposer").post("/v1/mutations", "{}").status()).isEqualTo(400);
        } finally {
            over.set(true);
            for (Socket socket : sockets) {
                socket.close();
            }
            crowd.shutdownNow();
            assertThat(crowd.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        return durations;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "POST /v1/mutations, Content-Type: application/json, Content-Length: 900000",
                "POST /v1/mutations, Content-Type: application/json, Content-Length: 9000",
                "POST /v1/mutations, Content-Type: application/json, Transfer-Encoding: chunked",
                "POST /v1/imports, Content-Type: multipart/form-data; boundary=b, Content-Length: 900000"
            })
    void good_requests_are_answered_while_a_thousand_authenticated_senders_are_slow(String request) throws Exception {
        String slow = request + ", Idempotency-Key: k, Authorization: Basic " + basic("proposer");
        assertAnsweredSoon(() -> durationsBesideThousand(List.of(slow)));
    }

    @Test
    void good_requests_are_answered_while_a_thousand_strangers_are_slow() throws Exception {
        List<String> slow = List.of(
                "POST /v1/mutations, Content-Type: application/json, Content-Length: 900000",
                "POST /login, Content-Type: application/x-www-form-urlencoded, Content-Length: 900000",
                "POST /login, Content-Type: application/x-www-form-urlencoded, Content-Length: 9000",
                "POST /login, Content-Type: application/x-www-form-urlencoded, Transfer-Encoding: chunked",
                "POST /imports, Content-Type: multipart/form-data; boundary=b, Content-Length: 900000",
                "GET /login, Content-Length: 900000");
        assertAnsweredSoon(() -> durationsBesideThousand(slow));
    }

    private static List<Duration> durationsBesideThousand(List<String> slow) throws Exception {
        List<Duration> durations = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Socket> sockets = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int i = 0; i < 1_000; i++) {
                    Socket socket = new Socket("127.0.0.1", BOOK.uri("/").getPort());
                    sockets.add(socket);
                    String request = slow.get(i % slow.size());
                    crowd.execute(() -> sendSlowly(socket, request, over));
                }
                for (int i = 0; i < 20; i++) {
                    long requested = System.nanoTime();
                    assertThat(BOOK.as("auditor").get("/v1/ledger/head").status())
                            .isEqualTo(200);
                    assertThat(BOOK.as("approver").post("/v1/mutations", "{}").status())
                            .isEqualTo(400);
                    durations.add(Duration.ofNanos(System.nanoTime() - requested));
                }
            } finally {
                over.set(true);
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        }
        return durations;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Content-Type: application/x-www-form-urlencoded, Content-Length: 9000",
                "Content-Type: application/x-www-form-urlencoded, Content-Length: 900000",
                "Content-Type: application/x-www-form-urlencoded, Transfer-Encoding: chunked"
            })
    void form_that_is_not_whole_after_ten_seconds_is_refused(String headers) throws Exception {
        long begun = System.nanoTime();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor();
                Socket socket = new Socket("127.0.0.1", BOOK.uri("/").getPort())) {
            socket.setSoTimeout(60_000);
            sender.execute(() -> sendSlowly(socket, "POST /login, " + headers, over));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("urn:mutatieboek:problem:too-slow");
            over.set(true);
        }
        // Less than the 30 seconds after authentication.
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(29));
    }

    /** Only an endpoint that takes a file waits as long as a file may take. */
    @Test
    void slow_form_at_a_json_endpoint_is_refused_as_a_slow_json_body() throws Exception {
        List<Future<Duration>> refused = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String type : List.of(
                    "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b")) {
                refused.add(senders.submit(() -> durationUntilTimeout("POST /v1/mutations, Content-Type: " + type
                        + ", Content-Length: 900000, Idempotency-Key: k, Authorization: Basic " + basic("proposer"))));
            }
        }
        for (Future<Duration> one : refused) {
            assertThat(one.get()).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(90));
        }
    }

    private static Duration durationUntilTimeout(String request) throws IOException {
        long begun = System.nanoTime();
        AtomicBoolean over = new AtomicBoolean();
        try (Socket socket = new Socket("127.0.0.1", BOOK.uri("/").getPort())) {
            socket.setSoTimeout(120_000);
            Thread.startVirtualThread(() -> sendSlowly(socket, request, over));
            assertThat(status(socket.getInputStream())).as(request).isEqualTo(408);
        } finally {
            over.set(true);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void sendSlowly(Socket socket, String request, AtomicBoolean over) {
        try {
            OutputStream out = socket.getOutputStream();
            String[] lines = request.split(", ");
            StringBuilder head = new StringBuilder(lines[0]).append(" HTTP/1.1\r\nHost: localhost\r\n");
            for (int i = 1; i < lines.length; i++) {
                head.append(lines[i]).append("\r\n");
            }
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            byte[] drop = (request.contains("chunked") ? "1\r\na\r\n" : "a").getBytes(StandardCharsets.ISO_8859_1);
            while (!over.get()) {
                out.write(drop);
                out.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            // Thrown out.
        }
    }

    @ParameterizedTest
    @CsvSource({"/v1/mutations, nobody, 401", "/v1/mutations, auditor, 403", "/nothing-here, nobody, 403"})
    void unread_body_is_not_awaited_after_an_error_response(String path, String name, int status) throws Exception {
        long begun = System.nanoTime();
        try (Socket socket = new Socket("127.0.0.1", BOOK.uri("/").getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(path, name, "Content-Length: 900000"));
            out.flush();
            assertThat(status(socket.getInputStream())).isEqualTo(status);
            boolean open = true;
            while (open) {
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
                try {
                    out.write(' ');
                    out.flush();
                    TimeUnit.MILLISECONDS.sleep(50);
                } catch (IOException e) {
                    open = false;
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/mutations, nobody, 401, Content-Length: 2, {}",
        "/v1/mutations, nobody, 401, Transfer-Encoding: chunked, '2\r\n{}\r\n0\r\n\r\n'",
        "/v1/mutations, auditor, 403, Content-Length: 2, {}",
        "/v1/mutations/none, proposer, 405, Content-Length: 2, {}",
        "/nothing-here, nobody, 403, Content-Length: 2, {}"
    })
    void fully_read_request_keeps_its_connection_after_an_error_response(
            String path, String name, int status, String length, String body) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", BOOK.uri("/").getPort())) {
            socket.setSoTimeout(60_000);
            for (int i = 0; i < 3; i++) {
                // A body that arrives a moment after its headers, as many clients send it.
                socket.getOutputStream().write(head(path, name, length));
                socket.getOutputStream().flush();
                TimeUnit.MILLISECONDS.sleep(i * 50L);
                socket.getOutputStream().write(body.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                assertThat(status(socket.getInputStream())).as("request %s", i).isEqualTo(status);
            }
        }
    }

    @Test
    void too_large_body_is_rejected_with_413_without_being_read() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", BOOK.uri("/").getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head("/v1/mutations", "proposer", "Content-Length: 3000000"));
            socket.getOutputStream().write(new byte[3_000_000]);
            assertThat(status(socket.getInputStream())).isEqualTo(413);
        }
    }

    private static byte[] head(String path, String name, String length) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                        + (name.equals("nobody") ? "" : "Authorization: Basic " + basic(name) + "\r\n")
                        + "Content-Type: application/json\r\nIdempotency-Key: k\r\n" + length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String basic(String name) {
        return Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one answer to its end. */
    private static int status(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("The connection was closed after " + head);
            }
            head.append((char) read);
        }
        for (String line : head.toString().split("\r\n")) {
            if (line.startsWith("Content-Length: ")) {
                in.readNBytes(Integer.parseInt(line.substring("Content-Length: ".length())));
            } else if (line.equals("Transfer-Encoding: chunked")) {
                while (!chunkIsLast(in)) {
                    // on to the next
                }
            }
        }
        return Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
    }

    private static boolean chunkIsLast(InputStream in) throws IOException {
        StringBuilder size = new StringBuilder();
        while (size.indexOf("\r\n") < 0) {
            size.append((char) in.read());
        }
        int length = Integer.parseInt(size.toString().strip(), 16);
        in.readNBytes(length + 2);
        return length == 0;
    }
}
