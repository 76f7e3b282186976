package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ApplicationFixture.HttpReply;
import nl.mutatieboek.JavaProcess;
import nl.mutatieboek.JavaProcess.ProcessResult;
import nl.mutatieboek.LogCapture;
import nl.mutatieboek.MutatieboekApplication;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Several processes on one PostgreSQL book: one writes, the others read and stand by. */
@Tag("main")
@Isolated
class StandbyWriterTest {
    private static final Duration TAKEOVER_AFTER = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(20);

    private final DriverManagerDataSource database = TestDatabase.POSTGRESQL.newEmptyDatabase();
    private final ApplicationFixture here = ApplicationFixture.empty()
            .with("spring.datasource.url=" + database.getUrl())
            .with("spring.datasource.username=postgres")
            .with("mutatieboek.takeover-after=" + TAKEOVER_AFTER.toMillis() + "ms");
    private final List<JavaProcess> processes = new ArrayList<>();

    @AfterEach
    void end() {
        here.close();
        processes.forEach(JavaProcess::resume);
        processes.forEach(JavaProcess::close);
    }

    @Test
    void standby_reads_and_rejects_commands_until_the_writer_lease_expires() throws Exception {
        JavaProcess writer = startProcess();
        int port = port(writer);
        assertThat(register(port, "2025-OWB", "2024-09-17").statusCode()).isEqualTo(201);
        here.start();

        assertThat(here.as("auditor").get("/v1/moments").body()).contains("2025-OWB");
        assertThat(register(port, "2026-OWB", "2025-09-16").statusCode()).isEqualTo(201);
        await().untilAsserted(() ->
                assertThat(here.as("auditor").get("/v1/moments").body()).contains("2026-OWB"));
        // A standby polls the last entry.
        await().untilAsserted(() -> assertThat(here.ledgerNumber()).isEqualTo(2));
        HttpReply refused = register("2027-OWB", "2026-09-15");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("/type")).endsWith("standby");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        HttpReply head = here.as("auditor").get("/v1/heads/latest");
        assertThat(head.status()).isEqualTo(503);
        assertThat(head.text("/type")).endsWith("standby");
        HttpReply book = here.as("auditor").get("/v1/exports/whole-book");
        assertThat(book.status()).isEqualTo(503);
        assertThat(book.text("/type")).endsWith("standby");
        HttpReply health = here.as("auditor").get("/actuator/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text("/components/book/details/book")).isEqualTo("standby");
        assertThat(here.anonymous().get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");

        long killed = System.nanoTime();
        writer.kill();

        await().atMost(TAKEOVER_AFTER.plus(SLACK))
                .untilAsserted(() ->
                        assertThat(register("2027-OWB", "2026-09-15").status()).isEqualTo(201));
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isGreaterThan(TAKEOVER_AFTER.dividedBy(2));
        assertThat(here.ledgerNumber()).isEqualTo(3);
        // Commands that the other process recorded are recognised by their keyed content.
        assertThat(register("2026-OWB", "2025-09-16").status()).isEqualTo(201);
        assertThat(register("2026-OWB", "2025-09-17").text("/type")).endsWith("key-reused");
        assertThat(here.ledgerNumber()).isEqualTo(3);
        here.awaitProjections();
        assertThat(here.as("auditor").get("/actuator/health").text("/components/book/details/book"))
                .isEqualTo("writer");
    }

    @Test
    void process_on_a_read_only_database_reads_until_it_can_become_the_writer() throws Exception {
        here.start();
        assertThat(register("2025-OWB", "2024-09-17").status()).isEqualTo(201);
        here.stop();
        // As a replica that becomes primary.
        JdbcClient elsewhere = JdbcClient.create(new DriverManagerDataSource(
                String.valueOf(database.getUrl()).replaceFirst("/[^/]*$", "/postgres"), "postgres", ""));
        String name = String.valueOf(database.getUrl()).replaceFirst(".*/", "");
        elsewhere
                .sql("alter database " + name + " set default_transaction_read_only = on")
                .update();

        here.start();
        try (LogCapture logged = new LogCapture()) {
            assertThat(here.as("auditor").get("/v1/moments").body()).contains("2025-OWB");
            HttpReply refused = register("2026-OWB", "2025-09-16");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("/type")).endsWith("standby");
            Thread.sleep(TAKEOVER_AFTER.multipliedBy(2));
            assertThat(logged.warnings()).isEmpty();
            assertThat(here.as("auditor").get("/actuator/health").status()).isEqualTo(200);
        }

        elsewhere
                .sql("alter database " + name + " set default_transaction_read_only = off")
                .update();
        elsewhere
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                .param(name)
                .query(Boolean.class)
                .list();
        await().atMost(TAKEOVER_AFTER.plus(SLACK))
                .untilAsserted(() ->
                        assertThat(register("2026-OWB", "2025-09-16").status()).isEqualTo(201));
    }

    @Test
    void standby_takes_over_at_once_and_a_paused_writer_commits_nothing_later() throws Exception {
        here.start();
        JavaProcess other = startProcess(
                "--spring.main.sources=" + CommitPauseConfiguration.class.getName(), "--mutatieboek.patience=2m");
        int port = port(other);
        assertThat(register(port, "2025-OWB", "2024-09-17").statusCode()).isEqualTo(503);

        here.stop();

        other.awaitLog(line -> line.contains("the previous writer released it"));
        here.start();
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return register(port, "2025-OWB", "2024-09-17");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        other.awaitLog(line -> line.contains(CommitPauseConfiguration.PAUSES));
        await().atMost(TAKEOVER_AFTER.multipliedBy(2).plus(SLACK))
                .untilAsserted(() ->
                        assertThat(register("2026-OWB", "2025-09-16").status()).isEqualTo(201));

        other.resume();
        ProcessResult ended = other.await();

        assertThat(ended.exit()).as(ended.err()).isEqualTo(3);
        assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(503);
        assertThat(answer.join().body()).containsAnyOf("problem:not-recorded", "problem:stopped");
        assertThat(JdbcClient.create(database)
                        .sql("select convert_from(payload, 'UTF8') from ledger_entry")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("2026-OWB");
    }

    private JavaProcess startProcess(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.getUrl(),
                "--spring.datasource.username=postgres",
                "--mutatieboek.takeover-after=" + TAKEOVER_AFTER.toMillis() + "ms",
                "--mutatieboek.heads.directory=" + here.data().resolve("heads"),
                "--mutatieboek.people.approver.password={bcrypt}" + new BCryptPasswordEncoder(4).encode("approver"),
                "--mutatieboek.people.approver.grants=ADMINISTRATOR"));
        args.addAll(List.of(more));
        JavaProcess process =
                JavaProcess.start(MutatieboekApplication.class, Map.of(), line -> {}, args.toArray(String[]::new));
        processes.add(process);
        return process;
    }

    private static int port(JavaProcess process) {
        String started = process.awaitLog(line -> line.contains("Tomcat started on port"));
        process.awaitLog(line -> line.contains("Started Mutatieboek"));
        return Integer.parseInt(started.replaceAll(".*port (\\d+).*", "$1"));
    }

    private HttpReply register(String moment, String submittedOn) {
        return here.as("approver").post("/v1/moments", body(moment, submittedOn), moment);
    }

    private static HttpResponse<String> register(int port, String moment, String submittedOn) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/moments"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("approver:approver".getBytes()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", moment)
                .POST(BodyPublishers.ofString(body(moment, submittedOn)))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String body(String moment, String submittedOn) {
        return "{\"moment\":\"%s\",\"submittedOn\":\"%s\"}".formatted(moment, submittedOn);
    }
}
