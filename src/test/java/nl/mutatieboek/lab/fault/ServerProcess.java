package nl.mutatieboek.lab.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.JavaProcess;
import nl.mutatieboek.MutatieboekApplication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** A book served by a separate process, used over HTTP by a user who may register moments. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String PERSON = "approver";

    private final JavaProcess process;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ServerProcess(JavaProcess process) {
        this.process = process;
        String started = process.awaitLog(line -> line.contains("Tomcat started on port"));
        process.awaitLog(line -> line.contains("Started Mutatieboek"));
        this.port = Integer.parseInt(started.replaceAll(".*port (\\d+).*", "$1"));
    }

    /** Waits until its port accepts connections. */
    static ServerProcess start(CrashTestDatabase book) {
        return start(book.options());
    }

    /**
     * Starts it with options.
     *
     * @param where the options that select the book
     */
    static ServerProcess start(List<String> where) {
        return start(where, Map.of());
    }

    /** Starts it with these environment variables. */
    public static ServerProcess start(List<String> where, Map<String, String> environment) {
        List<String> options = new ArrayList<>(where);
        options.addAll(List.of(
                "--server.port=0",
                "--mutatieboek.takeover-after=1s",
                "--mutatieboek.people." + PERSON + ".password={bcrypt}" + new BCryptPasswordEncoder(4).encode(PERSON),
                "--mutatieboek.people." + PERSON
                        + ".grants=PROPOSER:XX,APPROVER:XX,COUNTERPART:XX,ADMINISTRATOR,AUDITOR"));
        return new ServerProcess(JavaProcess.start(
                MutatieboekApplication.class, environment, line -> {}, options.toArray(String[]::new)));
    }

    public JavaProcess process() {
        return process;
    }

    public HttpResponse<String> get(String path) throws IOException {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, String json, String key) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        byte[] pair = (PERSON + ":" + PERSON).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
        http.shutdownNow();
    }
}
