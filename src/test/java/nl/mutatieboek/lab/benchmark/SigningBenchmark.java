package nl.mutatieboek.lab.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SigningLag;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Measures the time from a commit on disk until a signed head has it, and the throughput of a book that signs beside
 * one that does not, alternating in one run. Arguments: H2 or PostgreSQL, seconds per measurement (10), rounds (4),
 * clients (32).
 */
final class SigningBenchmark {
    private final int seconds;
    private final int rounds;
    private final int clients;
    private final List<Long> lags = new ArrayList<>();

    private SigningBenchmark(int seconds, int rounds, int clients) {
        this.seconds = seconds;
        this.rounds = rounds;
        this.clients = clients;
    }

    public static void main(String[] arguments) throws Exception {
        String database = arguments.length < 1 ? "H2" : arguments[0];
        int seconds = arguments.length < 2 ? 10 : Integer.parseInt(arguments[1]);
        int rounds = arguments.length < 3 ? 4 : Integer.parseInt(arguments[2]);
        int clients = arguments.length < 4 ? 32 : Integer.parseInt(arguments[3]);
        SigningBenchmark benchmark = new SigningBenchmark(seconds, rounds, clients);
        if (database.equals("H2")) {
            benchmark.measure("H2", ApplicationFixture.unconfigured(), ApplicationFixture.unconfigured());
            return;
        }
        try (EmbeddedPostgres server = BookingBenchmark.durable()) {
            new JdbcTemplate(server.getPostgresDatabase()).execute("create database unsigned");
            benchmark.measure("PostgreSQL", on(server, "postgres"), on(server, "unsigned"));
        }
    }

    private static ApplicationFixture on(EmbeddedPostgres server, String database) {
        return ApplicationFixture.unconfigured()
                .with("spring.datasource.url=" + server.getJdbcUrl("postgres", database))
                .with("spring.datasource.username=postgres");
    }

    private void measure(String database, ApplicationFixture signed, ApplicationFixture unsigned) throws Exception {
        try (signed;
                unsigned) {
            Map<String, LedgerBenchmarkTarget> targets = new LinkedHashMap<>();
            for (Map.Entry<String, ApplicationFixture> book :
                    Map.of("signed", signed, "unsigned", unsigned).entrySet()) {
                book.getValue().start();
                LedgerBenchmarkTarget.registerChaptersAndItems(book.getValue());
                targets.put(book.getKey(), new LedgerBenchmarkTarget(book.getValue(), false));
            }
            unsigned.bean(HeadSigner.class).stop();
            for (LedgerBenchmarkTarget target : targets.values()) {
                ThroughputMeasurement.measure(target, clients, false, seconds / 2 + 1);
            }
            SigningLag lag = new SigningLag(this::addLag);
            LedgerStorageEngine engine = signed.bean(LedgerStorageEngine.class);
            engine.onDurable(() -> lag.recordDurable(engine.durableNumber(), System.nanoTime()));
            signed.bean(HeadSigner.class).onSigned(size -> lag.recordSigned(size, System.nanoTime()));
            Map<String, List<ThroughputMeasurement>> measured = new LinkedHashMap<>();
            long signingBefore = signingTime();
            long entriesBefore = engine.durableNumber();
            for (int round = 0; round < rounds; round++) {
                for (String name : round % 2 == 0 ? List.of("signed", "unsigned") : List.of("unsigned", "signed")) {
                    ThroughputMeasurement one =
                            ThroughputMeasurement.measure(targets.get(name), clients, false, seconds);
                    System.out.printf("%-10s %-8s %s%n", database, name, one.format());
                    measured.computeIfAbsent(name, key -> new ArrayList<>()).add(one);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d clients: signed %.3f of unsigned (sums of %d rounds); processor time %.3f; signer %.1f µs"
                            + " per entry; %s; load %.1f%n",
                    database,
                    clients,
                    sum(measured.get("signed"), ThroughputMeasurement::perSecond)
                            / sum(measured.get("unsigned"), ThroughputMeasurement::perSecond),
                    rounds,
                    sum(measured.get("signed"), ThroughputMeasurement::cpu)
                            / sum(measured.get("unsigned"), ThroughputMeasurement::cpu),
                    (signingTime() - signingBefore) / 1e3 / (engine.durableNumber() - entriesBefore),
                    formatLags(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    private synchronized void addLag(long nanos) {
        lags.add(nanos);
    }

    private static double sum(List<ThroughputMeasurement> rounds, ToDoubleFunction<ThroughputMeasurement> figure) {
        return rounds.stream().mapToDouble(figure).sum();
    }

    /** Processor time of the thread that signs; that of the other book has ended. */
    private static long signingTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().equals("head-signer"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private synchronized String formatLags() {
        long[] sorted = lags.stream().mapToLong(Long::longValue).sorted().toArray();
        return "lag of %,d commits: p50 %.0f, p99 %.0f, longest %.0f ms"
                .formatted(
                        sorted.length,
                        sorted[sorted.length / 2] / 1e6,
                        sorted[(int) (sorted.length * 0.99)] / 1e6,
                        sorted[sorted.length - 1] / 1e6);
    }
}
