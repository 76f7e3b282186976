package nl.mutatieboek.lab.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.mutatieboek.ApplicationFixture;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Measures durable mutations per second: the book on H2 and PostgreSQL compared with a double-entry function in the
 * same PostgreSQL, alternating in one run. Arguments: seconds per measurement (6), rounds (3), clients (1,8,32),
 * databases (H2,PostgreSQL).
 */
final class BookingBenchmark {
    private final int seconds;
    private final int rounds;
    private final List<Integer> clients;
    private final List<String> databases;

    private BookingBenchmark(int seconds, int rounds, List<Integer> clients, List<String> databases) {
        this.seconds = seconds;
        this.rounds = rounds;
        this.clients = clients;
        this.databases = databases;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length < 1 ? 6 : Integer.parseInt(arguments[0]);
        int rounds = arguments.length < 2 ? 3 : Integer.parseInt(arguments[1]);
        String clients = arguments.length < 3 ? "1,8,32" : arguments[2];
        String databases = arguments.length < 4 ? "H2,PostgreSQL" : arguments[3];
        new BookingBenchmark(
                        seconds,
                        rounds,
                        Arrays.stream(clients.split(",")).map(Integer::valueOf).toList(),
                        List.of(databases.split(",")))
                .run();
    }

    private void run() throws Exception {
        try (EmbeddedPostgres server = durable();
                HikariDataSource connections = new HikariDataSource();
                ApplicationFixture h2 = ApplicationFixture.unconfigured();
                ApplicationFixture postgresql = ApplicationFixture.unconfigured()
                        .with("spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"))
                        .with("spring.datasource.username=postgres")) {
            connections.setDataSource(server.getDatabase("postgres", "template1"));
            connections.setMaximumPoolSize(40);
            System.out.println(settings(connections));
            Map<String, ThroughputMeasurement.BenchmarkTarget> targets = new LinkedHashMap<>();
            targets.put("function", new DoubleEntryBenchmarkTarget(connections));
            Map<String, ApplicationFixture> books = new TreeMap<>(Map.of("H2", h2, "PostgreSQL", postgresql));
            books.keySet().removeIf(name -> !databases.contains(name));
            for (Map.Entry<String, ApplicationFixture> book : books.entrySet()) {
                book.getValue().start();
                LedgerBenchmarkTarget.registerChaptersAndItems(book.getValue());
                targets.put(book.getKey(), new LedgerBenchmarkTarget(book.getValue(), false));
                targets.put(book.getKey() + " +approval", new LedgerBenchmarkTarget(book.getValue(), true));
            }
            for (boolean hot : List.of(true, false)) {
                for (int count : clients) {
                    measure(targets, count, hot);
                }
            }
        }
    }

    private void measure(Map<String, ThroughputMeasurement.BenchmarkTarget> targets, int count, boolean hot)
            throws Exception {
        Map<String, List<ThroughputMeasurement>> measured = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, ThroughputMeasurement.BenchmarkTarget> target : targets.entrySet()) {
                measured.computeIfAbsent(target.getKey(), name -> new ArrayList<>())
                        .add(ThroughputMeasurement.measure(target.getValue(), count, hot, seconds));
            }
        }
        ThroughputMeasurement function = ThroughputMeasurement.median(measured.get("function"));
        System.out.printf(
                "%s, %d clients (load %.1f)%n",
                hot ? "hottest chapter" : "spread",
                count,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        measured.forEach((name, rounds) -> {
            ThroughputMeasurement median = ThroughputMeasurement.median(rounds);
            System.out.printf(
                    Locale.ROOT,
                    "  %-22s %-40s %.2f x the function, p99 %.2f x%n",
                    name,
                    median.format(),
                    median.perSecond() / function.perSecond(),
                    median.p99() / function.p99());
        });
    }

    /** PostgreSQL as a ministry would run it: every commit waits for the disk. */
    static EmbeddedPostgres durable() throws Exception {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .setServerConfig("jit", "off")
                .start();
    }

    private static String settings(HikariDataSource connections) {
        JdbcTemplate jdbc = new JdbcTemplate(connections);
        return jdbc.queryForObject("select version()", String.class)
                + ", fsync " + jdbc.queryForObject("show fsync", String.class)
                + ", synchronous_commit " + jdbc.queryForObject("show synchronous_commit", String.class)
                + "; Java " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors";
    }
}
