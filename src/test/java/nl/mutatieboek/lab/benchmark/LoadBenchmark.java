package nl.mutatieboek.lab.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.mutatieboek.MutatieboekApplication;

/**
 * Measures the application under load over HTTP: it runs as a process of its own, many clients write and read at once,
 * and latencies, errors, pauses and the heap are reported for each minute.
 *
 * <p>Arguments: seconds (600), database (H2 or PostgreSQL), writers (32), readers (64), milliseconds between two
 * requests of a client (0), options of the Java process separated by spaces, and a jar to run instead of the classes.
 */
final class LoadBenchmark {
    private static final int PORT = 18_437;
    private static final Duration START = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Duration duration;
    private final int writers;
    private final int readers;
    private final Duration pause;

    private LoadBenchmark(Duration duration, int writers, int readers, Duration pause) {
        this.duration = duration;
        this.writers = writers;
        this.readers = readers;
        this.pause = pause;
    }

    public static void main(String[] arguments) throws Exception {
        LoadBenchmark benchmark = new LoadBenchmark(
                Duration.ofSeconds(Long.parseLong(argument(arguments, 0, "600"))),
                Integer.parseInt(argument(arguments, 2, "32")),
                Integer.parseInt(argument(arguments, 3, "64")),
                Duration.ofMillis(Long.parseLong(argument(arguments, 4, "0"))));
        String database = argument(arguments, 1, "H2");
        List<String> javaOptions = List.of(argument(arguments, 5, "-Xmx1g").split(" "));
        String jar = argument(arguments, 6, "");
        Path folder = Files.createTempDirectory("load");
        if (database.equals("H2")) {
            benchmark.run(database, folder, javaOptions, jar, List.of());
        } else {
            try (EmbeddedPostgres server = BookingBenchmark.durable()) {
                try (Connection connection =
                        server.getDatabase("postgres", "postgres").getConnection()) {
                    connection.createStatement().execute("create database load");
                }
                benchmark.run(
                        database,
                        folder,
                        javaOptions,
                        jar,
                        List.of(
                                "--spring.datasource.url=" + server.getJdbcUrl("postgres", "load"),
                                "--spring.datasource.username=postgres"));
            }
        }
        System.exit(0);
    }

    private static String argument(String[] arguments, int which, String otherwise) {
        return arguments.length > which ? arguments[which] : otherwise;
    }

    private void run(String database, Path folder, List<String> javaOptions, String jar, List<String> options)
            throws Exception {
        Path collectorLog = folder.resolve("collector.log");
        Process process = start(folder, collectorLog, javaOptions, jar, options);
        try {
            awaitDemo(process);
            System.out.printf(
                    Locale.ROOT,
                    "%s, Java %s, %s, %d processors, %d writers and %d readers, %d ms between requests (load %.1f)%n",
                    database,
                    Runtime.version(),
                    String.join(" ", javaOptions),
                    Runtime.getRuntime().availableProcessors(),
                    writers,
                    readers,
                    pause.toMillis(),
                    ReadBenchmark.load());
            Duration before = processorTime(process);
            List<LoadMeasurement> measured = drive(process);
            System.out.printf(
                    Locale.ROOT,
                    "processor time of the process %.1f s, resident %s%n",
                    processorTime(process).minus(before).toMillis() / 1e3,
                    residentMemory(process));
            LoadMeasurement.merge(measured).print();
            CollectorLog.read(collectorLog).print();
        } finally {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static Process start(
            Path folder, Path collectorLog, List<String> javaOptions, String jar, List<String> options)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(javaOptions);
        command.add("-Xlog:gc,safepoint:file=" + collectorLog + ":uptime,tags:filecount=0");
        command.addAll(
                jar.isEmpty()
                        ? List.of("-cp", System.getProperty("java.class.path"), MutatieboekApplication.class.getName())
                        : List.of("-jar", jar));
        command.addAll(List.of(
                "--spring.profiles.active=demo",
                "--server.port=" + PORT,
                "--mutatieboek.data=" + folder,
                // All clients have one address.
                "--mutatieboek.requests.by-address=1000000",
                "--mutatieboek.requests.by-person=1000000"));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("application.log").toFile())
                .start();
    }

    private void awaitDemo(Process process) throws Exception {
        HttpRequest health = HttpRequest.newBuilder(URI.create(address() + "/actuator/health"))
                .build();
        HttpRequest demo =
                LoadClient.authorized(address() + LoadClient.READY, "auditor").build();
        long end = System.nanoTime() + START.toNanos();
        while (!answers(health) || !answers(demo)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("The application did not start");
            }
            Thread.sleep(200);
        }
    }

    private boolean answers(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String address() {
        return "http://127.0.0.1:" + PORT;
    }

    private List<LoadMeasurement> drive(Process process) throws InterruptedException {
        long begin = System.nanoTime();
        List<LoadClient> clients = IntStream.range(0, writers + readers)
                .mapToObj(number -> new LoadClient(http, address(), number, pause, begin, duration))
                .toList();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            LoadClient client = clients.get(i);
            threads.add(Thread.ofVirtual().start(i < writers ? client::write : client::read));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("The application ended");
        }
        return clients.stream().map(LoadClient::measurement).toList();
    }

    private static Duration processorTime(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static String residentMemory(Process process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        return !Files.exists(status)
                ? "unknown"
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:") || line.startsWith("VmHWM:"))
                        .map(line -> line.replaceAll("\\s+", " "))
                        .toList()
                        .toString();
    }
}
