package nl.mutatieboek.lab.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;

/**
 * Measures reads and replays, each compared with plain PostgreSQL, DuckDB or the raw baseline in the same run.
 * Arguments: numbers of mutations in memory (10000,100000) and in a database (100000); 0 for none.
 */
final class ReadBenchmark {
    private ReadBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                "Java %s, %d processors, load %.1f%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), load());
        try (EmbeddedPostgres server = BookingBenchmark.durable()) {
            for (int mutations : numbers(arguments, 0, "10000,100000")) {
                try (Connection connection =
                                server.getDatabase("postgres", "postgres").getConnection();
                        Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
                    new InMemoryReadBenchmark(connection, duckdb).run(mutations);
                }
            }
            for (int mutations : numbers(arguments, 1, "100000")) {
                stored(server, mutations);
            }
        }
        System.exit(0);
    }

    private static void stored(EmbeddedPostgres server, int mutations) throws Exception {
        try (ApplicationFixture h2 = ApplicationFixture.unconfigured()) {
            StoredLedgerBenchmark.run("H2", h2, mutations);
        }
        String database = "book" + mutations;
        try (Connection connection = server.getDatabase("postgres", "postgres").getConnection();
                ApplicationFixture postgresql = ApplicationFixture.unconfigured()
                        .with("spring.datasource.url=" + server.getJdbcUrl("postgres", database))
                        .with("spring.datasource.username=postgres")) {
            connection.createStatement().execute("create database " + database);
            StoredLedgerBenchmark.run("PostgreSQL", postgresql, mutations);
        }
    }

    private static List<Integer> numbers(String[] arguments, int which, String otherwise) {
        String stated = arguments.length > which ? arguments[which] : otherwise;
        return Arrays.stream(stated.split(","))
                .map(Integer::valueOf)
                .filter(number -> number > 0)
                .toList();
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
