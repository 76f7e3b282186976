package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import nl.mutatieboek.JavaProcess;
import nl.mutatieboek.MutatieboekApplication;
import nl.mutatieboek.PageDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Uploads of 400,000 rows and of the maximum size, three at once, to a process with a heap of 256 MB that books at the
 * same time: each is refused or answered, and the writer never stops. With {@code -Plong} every file is sent to every
 * endpoint, otherwise each to one of them, and of the mutations that could be imported only the workbook with
 * references.
 */
@Tag("whole")
class LargeUploadTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE = 100_000_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final boolean LONG = Boolean.getBoolean("mutatieboek.long");
    private static final int TOO_MANY = 400_000;
    private static final int MOST = 50_000;

    /** Articles that one chapter has: more than any chapter of the state has in a year. */
    private static final int ONE_CHAPTER = 1_000;

    @TempDir
    private Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private String base = "";
    private int turn;

    @Test
    void parallel_large_uploads_are_rejected_or_processed_while_the_writer_continues() throws Exception {
        try (JavaProcess process =
                JavaProcess.start("256m", MutatieboekApplication.class, Map.of(), line -> {}, options())) {
            String started = process.awaitLog(line -> line.contains("Tomcat started on port"));
            process.awaitLog(line -> line.contains("Started Mutatieboek"));
            base = "http://127.0.0.1:" + started.replaceAll(".*port (\\d+).*", "$1");
            post("/v1/chapters", "{\"chapter\":\"XX\",\"name\":\"XX\",\"validFrom\":2013,\"budgetStatement\":true}");
            Map.of("OWB", "2025-09-16", "VB", "2026-01-20", "O1", "2026-05-29", "O2", "2026-11-27", "SW", "2027-05-19")
                    .forEach((moment, day) -> post(
                            "/v1/moments", "{\"moment\":\"2026-%s\",\"submittedOn\":\"%s\"}".formatted(moment, day)));
            ConcurrentLinkedQueue<UploadCase> uploads = new ConcurrentLinkedQueue<>(uploads());
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger recorded = new AtomicInteger();

            try (ExecutorService people = Executors.newFixedThreadPool(4)) {
                Future<?> writer = people.submit(() -> book(over, recorded));
                List<Future<?>> senders = new ArrayList<>();
                for (int sender = 0; sender < 3; sender++) {
                    senders.add(people.submit(() -> sendAll(uploads)));
                }
                try {
                    for (Future<?> sender : senders) {
                        sender.get();
                    }
                } finally {
                    over.set(true);
                }
                writer.get();
            }

            assertThat(recorded.get())
                    .as("items that were registered meanwhile")
                    .isGreaterThan(20);
            // Another item each time, because one that was answered with 503 may be recorded.
            assertThat(statusAfter503(
                            () -> post("/v1/chapters/XX/items", item(1_000_000 + recorded.incrementAndGet()))))
                    .isEqualTo(201);
            assertThat(statusAfter503(() -> get("/actuator/health"))).isEqualTo(200);
            assertThat(process.log()).doesNotContain("OutOfMemoryError", "Writer stopped");
        }
    }

    private String[] options() {
        List<String> options =
                new ArrayList<>(List.of("--server.port=0", "--mutatieboek.data=" + folder.resolve("book")));
        Map.of("approver", "PROPOSER:XX,ADMINISTRATOR", "auditor", "AUDITOR", "importer", "IMPORTER")
                .forEach((person, grants) -> {
                    String name = "--mutatieboek.people." + person;
                    options.add(name + ".password={bcrypt}" + new BCryptPasswordEncoder(4).encode(person));
                    options.add(name + ".grants=" + grants);
                });
        return options.toArray(String[]::new);
    }

    private List<UploadCase> uploads() throws IOException {
        List<UploadCase> uploads = new ArrayList<>();
        for (int rows : new int[] {TOO_MANY, MOST}) {
            boolean refused = rows == TOO_MANY;
            LargeFileGenerator files = files(rows);
            String compared = refused ? "413" : "200";
            for (String format : List.of("begrotingsstaten", "sheet", "balances")) {
                List<String> paths = format.equals("sheet")
                        ? List.of("/v1/reconciliations", "/reconciliation", "/reconciliation?preview")
                        : List.of("/v1/reconciliations", "/reconciliation");
                for (Path file : files.filesFor(format)) {
                    for (String path : inTurn(paths)) {
                        uploads.add(new UploadCase(path, format, file, compared));
                    }
                }
            }
            for (String format : List.of("begrotingsstaten", "balances", "mutations", "referenced")) {
                String name = format.replace("referenced", "mutations");
                boolean ofBalances = format.startsWith("b");
                for (Path file : (ofBalances && !refused ? files(ONE_CHAPTER) : files).filesFor(format)) {
                    if (refused) {
                        for (String path : inTurn(List.of("/v1/imports?dryRun", "/v1/imports", "/imports"))) {
                            uploads.add(new UploadCase(path, name, file, path.equals("/imports") ? "200" : "false"));
                        }
                    } else if (LONG || ofBalances || file.endsWith("referenced.xlsx")) {
                        uploads.add(new UploadCase("/v1/imports?dryRun", name, file, "true"));
                    }
                }
            }
            uploads.add(new UploadCase("/v1/reconciliations", "sheet", files.broken(), "200"));
        }
        return uploads;
    }

    /** All of these paths in the long form; else one of them, so that files come to each path in turn. */
    private List<String> inTurn(List<String> paths) {
        return LONG ? paths : List.of(paths.get(turn++ % paths.size()));
    }

    private LargeFileGenerator files(int rows) throws IOException {
        return new LargeFileGenerator(Files.createDirectories(folder.resolve("files-" + rows)), rows);
    }

    private void sendAll(ConcurrentLinkedQueue<UploadCase> uploads) {
        UploadClient auditor = new UploadClient("auditor");
        UploadClient importer = new UploadClient("importer");
        for (UploadCase upload = uploads.poll(); upload != null; upload = uploads.poll()) {
            long begun = System.nanoTime();
            String end = switch (upload.path()) {
                case "/v1/reconciliations" -> reconcile(upload);
                case "/v1/imports", "/v1/imports?dryRun" -> importFile(upload);
                case "/reconciliation" -> auditor.submit("/reconciliation", upload, "format", upload.format());
                case "/reconciliation?preview" ->
                    auditor.submit("/reconciliation", upload, "format", "sheet", "preview", "true");
                default -> importer.submit("/imports", upload, "format", upload.format(), "dryRun", "true");
            };
            System.out.printf(
                    "%s %s %s: %s in %d ms%n",
                    upload.path(),
                    upload.format(),
                    folder.relativize(upload.file()),
                    end,
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
            assertThat(end).as(upload.toString()).isEqualTo(upload.expected());
        }
    }

    private String reconcile(UploadCase upload) {
        return retryWhileBusy(
                () -> multipart("auditor", "/v1/reconciliations?format=" + upload.format(), upload, http));
    }

    /** Whether it was imported, or could be, once it has ended. */
    private String importFile(UploadCase upload) {
        String address =
                "/v1/imports?format=" + upload.format() + (upload.path().endsWith("dryRun") ? "&dryRun=true" : "");
        String[] location = {""};
        String status = retryWhileBusy(() -> {
            HttpResponse<String> answer = multipart("importer", address, upload, http);
            location[0] = answer.headers().firstValue("Location").orElse("");
            return answer;
        });
        assertThat(status).isEqualTo("202");
        HttpResponse<String> reply;
        do {
            LockSupport.parkNanos(PAUSE);
            reply = send(http, request("importer", location[0]).GET());
        } while (reply.statusCode() == 503
                || JSON.readTree(reply.body()).get("state").asString().equals("RUNNING"));
        JsonNode found = JSON.readTree(reply.body());
        assertThat(found.get("state").asString()).as(upload.toString()).isEqualTo("ENDED");
        return found.at("/result/taken").asString();
    }

    /** Comes again as long as other work is under way. */
    private static String retryWhileBusy(Supplier<HttpResponse<String>> sent) {
        HttpResponse<String> answer = sent.get();
        while (answer.statusCode() == 503 || answer.statusCode() == 409) {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            LockSupport.parkNanos(PAUSE);
            answer = sent.get();
        }
        return Integer.toString(answer.statusCode());
    }

    private static int statusAfter503(Supplier<HttpResponse<String>> sent) {
        return await().atMost(PATIENCE)
                .until(sent::get, answer -> answer.statusCode() != 503)
                .statusCode();
    }

    private void book(AtomicBoolean over, AtomicInteger recorded) {
        for (int number = 1; !over.get(); number++) {
            HttpResponse<String> answer = post("/v1/chapters/XX/items", item(number));
            if (answer.statusCode() == 201) {
                recorded.incrementAndGet();
            } else {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.body()).doesNotContain("stopped");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static String item(int number) {
        return "{\"item\":\"XX/w%d\",\"name\":\"Item\",\"validFrom\":2013}".formatted(number);
    }

    private HttpResponse<String> post(String path, String json) {
        return send(
                http,
                request("approver", path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> get(String path) {
        return send(http, request("auditor", path).GET());
    }

    private HttpResponse<String> multipart(String person, String address, UploadCase upload, HttpClient client) {
        return send(
                client,
                form(
                        request(person, address)
                                .header("Idempotency-Key", UUID.randomUUID().toString()),
                        upload));
    }

    private static HttpRequest.Builder form(HttpRequest.Builder request, UploadCase upload, String... fields) {
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            head.append("--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(fields[i], fields[i + 1]));
        }
        head.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(upload.file().getFileName()));
        try {
            return request.header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.concat(
                            BodyPublishers.ofString(head.toString()),
                            BodyPublishers.ofFile(upload.file()),
                            BodyPublishers.ofString("\r\n--b--\r\n")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String person, String path) {
        byte[] pair = (person + ":" + person).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Somebody at the pages. */
    private final class UploadClient {
        private final HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        UploadClient(String person) {
            String form = "username=%s&password=%s&_csrf=%s"
                    .formatted(
                            person, person, PageDocument.parse(page("/login")).csrf());
            HttpResponse<String> answer = send(
                    client,
                    HttpRequest.newBuilder(URI.create(base + "/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form)));
            assertThat(answer.statusCode()).isEqualTo(200);
        }

        private String page(String path) {
            return send(client, HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE))
                    .body();
        }

        /** The HTTP status that it comes to once no other work is under way. */
        String submit(String path, UploadCase upload, String... fields) {
            return retryWhileBusy(() -> {
                List<String> all = new ArrayList<>(List.of(fields));
                all.addAll(List.of("_csrf", PageDocument.parse(page(path)).csrf()));
                if (path.equals("/imports")) {
                    all.addAll(List.of("key", UUID.randomUUID().toString()));
                }
                return send(
                        client,
                        form(
                                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE),
                                upload,
                                all.toArray(String[]::new)));
            });
        }
    }
}
