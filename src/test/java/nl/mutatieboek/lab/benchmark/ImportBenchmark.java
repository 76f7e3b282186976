package nl.mutatieboek.lab.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.importing.ImportOptions;
import nl.mutatieboek.importing.ImportResult;
import nl.mutatieboek.importing.ImportService;
import nl.mutatieboek.importing.ImportService.ImportFormat;
import nl.mutatieboek.importing.format.LookAlikePolicy;

/**
 * Measures the import of a file of mutations, compared with raw batch inserts of the same entries into an empty book on
 * the same database, without file, rules and hashes. Arguments: number of mutations (100000), databases
 * (H2,PostgreSQL).
 */
final class ImportBenchmark {
    private static final double MEGABYTE = 1e6;
    private static final List<String> CHAPTERS =
            List.of("I", "V", "VI", "VII", "VIII", "IX", "XIII", "XV", "XVI", "XVII", "XX");
    private static final List<String> MOMENTS = List.of("OWB", "O1", "SBS", "O2");
    private static final List<String> FLOWS = List.of("COMMITMENTS", "EXPENDITURE", "RECEIPTS");

    private ImportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int mutations = arguments.length < 1 ? 100_000 : Integer.parseInt(arguments[0]);
        List<String> databases = List.of((arguments.length < 2 ? "H2,PostgreSQL" : arguments[1]).split(","));
        Path file = file(mutations);
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load %.1f: %,d mutations, a file of %,.0f MB%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                ReadBenchmark.load(),
                mutations,
                Files.size(file) / MEGABYTE);
        if (databases.contains("H2")) {
            try (ApplicationFixture book = ApplicationFixture.unconfigured();
                    ApplicationFixture floor = ApplicationFixture.unconfigured()) {
                run("H2", file, mutations, book, floor);
            }
        }
        if (databases.contains("PostgreSQL")) {
            try (EmbeddedPostgres server = BookingBenchmark.durable();
                    ApplicationFixture book = on(server, "book");
                    ApplicationFixture floor = on(server, "floor")) {
                run("PostgreSQL", file, mutations, book, floor);
            }
        }
        Files.delete(file);
        System.exit(0);
    }

    private static ApplicationFixture on(EmbeddedPostgres server, String database) throws Exception {
        try (Connection connection = server.getDatabase("postgres", "postgres").getConnection()) {
            connection.createStatement().execute("create database " + database);
        }
        return ApplicationFixture.unconfigured()
                .with("spring.datasource.url=" + server.getJdbcUrl("postgres", database))
                .with("spring.datasource.username=postgres");
    }

    private static void run(String name, Path file, int mutations, ApplicationFixture book, ApplicationFixture floor)
            throws Exception {
        book.start();
        HeapPeakMeter.reset();
        long before = System.nanoTime();
        ImportResult taken = book.bean(ImportService.class)
                .importFile(
                        ImportFormat.MUTATIONS,
                        file,
                        "bench.csv",
                        new PersonId("bench"),
                        new ImportOptions(false, LookAlikePolicy.REFUSE, Map.of()),
                        (row, rows) -> {});
        double seconds = (System.nanoTime() - before) / 1e9;
        if (taken.mutations() != mutations) {
            throw new IllegalStateException("Not taken over: " + taken);
        }
        String peak = HeapPeakMeter.peak();
        double raw =
                new RawInsertBaseline(book.bean(DataSource.class), floor.start().bean(DataSource.class)).seconds();
        BenchmarkResultPrinter.atLeast(
                0.5,
                name + ", a file taken over",
                perSecond(taken.entries(), seconds),
                perSecond(taken.entries(), raw),
                raw / seconds);
        System.out.printf(
                Locale.ROOT,
                "  %,d entries in %.1f s (floor %.1f s), %s, load %.1f%n",
                taken.entries(),
                seconds,
                raw,
                peak,
                ReadBenchmark.load());
    }

    private static String perSecond(long entries, double seconds) {
        return String.format(Locale.ROOT, "%,.0f entries/s", entries / seconds);
    }

    /** A thousand mutations a document, two to four rows each. */
    private static Path file(int mutations) throws IOException {
        Path file = Files.createTempFile("importing", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("mutation;moment;document;title;kind;item;flow;year;amount_thousands;cause\n");
            for (int i = 0; i < mutations; i++) {
                int year = 2024 + i / 1_000 % 3;
                for (int row = 0; row < 2 + i % 3; row++) {
                    out.write(String.format(
                            Locale.ROOT,
                            "M%d;%d-%s;Nota %d;Bijstelling %d;RE_ESTIMATE;%s/%d;%s;%d;%d;Omdat de prognose hoger is%n",
                            i,
                            year,
                            MOMENTS.get(i / 7 % MOMENTS.size()),
                            i / 1_000,
                            i,
                            CHAPTERS.get(i % CHAPTERS.size()),
                            1 + i / CHAPTERS.size() % 8 + row,
                            FLOWS.get(row % FLOWS.size()),
                            year,
                            i % 97 - 48 == 0 ? 5 : i % 97 - 48));
                }
            }
        }
        return file;
    }
}
