package nl.mutatieboek.lab.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.lab.largebook.BulkEntryWriter;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.CheckpointFile;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.projection.LedgerReplayer;
import nl.mutatieboek.ledger.projection.ProjectionDigest;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.projection.ProjectionRunner;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.EventJsonMapper;
import nl.mutatieboek.ledger.store.JdbcLedgerRepository;
import nl.mutatieboek.ledger.verification.RebuildKind;
import nl.mutatieboek.oversight.rebuild.RebuildJob;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Measures the way from stored entries to answers, each step alternating with its baseline on the same database, after
 * a warm-up round.
 */
final class StoredLedgerBenchmark {
    private static final int ROUNDS = 3;

    private final String name;
    private final DataSource database;
    private final LedgerReader entries;
    private final long head;

    private StoredLedgerBenchmark(String name, DataSource database) {
        this.name = name;
        this.database = database;
        this.entries = new DurableLedgerReader(
                new JdbcLedgerRepository(database),
                EventJsonMapper.create(),
                TransactionOperations.withoutTransaction());
        this.head = entries.head().ledgerNumber();
    }

    static void run(String name, ApplicationFixture book, int mutations) throws Exception {
        DataSource database = book.start().bean(DataSource.class);
        BulkEntryWriter writer = new BulkEntryWriter(database);
        BenchmarkHistory.generate(mutations, writer::write);
        writer.finish();
        new StoredLedgerBenchmark(name, database).run(mutations);
    }

    private void run(int mutations) throws Exception {
        System.out.printf("%s, %,d mutations, %,d entries (load %.1f)%n", name, mutations, head, ReadBenchmark.load());
        InMemoryProjectionHost live = new InMemoryProjectionHost(replayed(), entries, Duration.ofSeconds(1));
        try (Connection second = database.getConnection()) {
            HeapPeakMeter.reset();
            compare("replay to a digest", 0.9, this::replay, () -> RawReadBaseline.read(database));
            compare("rebuild, compared", 0.8, () -> rebuild(live), () -> RawReadBaseline.rebuild(database, second));
            System.out.println("  " + HeapPeakMeter.peak());
            start(live, second);
        }
    }

    private ProjectionRunner replayed() {
        return LedgerReplayer.replay(
                entries, new ProjectionRunner(ProjectionFactory.FROM_SPRING_FACTORIES), head, number -> {});
    }

    private Object replay() {
        ProjectionRunner folding = replayed();
        return folding.projections().stream()
                .map(projection -> ProjectionDigest.compute(projection, folding.completeTo()))
                .toList();
    }

    private Object rebuild(InMemoryProjectionHost live) {
        RebuildJob rebuild =
                new RebuildJob(UUID.randomUUID(), head, RebuildKind.REPLAY, false, Instant.EPOCH, number -> {});
        rebuild.runToEnd(entries, ProjectionFactory.FROM_SPRING_FACTORIES, live, certificate -> {});
        if (rebuild.state() != RebuildJob.RebuildState.EQUAL) {
            throw new IllegalStateException(rebuild.state() + " " + rebuild.failure());
        }
        return rebuild;
    }

    /** Entries per second; more is better. */
    private void compare(
            String work, double bar, DurationMeasurement.MeasuredTask book, DurationMeasurement.MeasuredTask floor)
            throws Exception {
        DurationMeasurement[] taken = measureAlternately(book, floor);
        BenchmarkResultPrinter.atLeast(
                bar, work, perSecond(taken[0]), perSecond(taken[1]), taken[1].median() / taken[0].median());
    }

    private static DurationMeasurement[] measureAlternately(
            DurationMeasurement.MeasuredTask book, DurationMeasurement.MeasuredTask floor) throws Exception {
        double[] ofBook = new double[ROUNDS];
        double[] ofFloor = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            double first = DurationMeasurement.measureOnce(book);
            double second = DurationMeasurement.measureOnce(floor);
            if (round >= 0) {
                ofBook[round] = first;
                ofFloor[round] = second;
            }
        }
        return new DurationMeasurement[] {DurationMeasurement.measure(ofBook), DurationMeasurement.measure(ofFloor)};
    }

    private String perSecond(DurationMeasurement taken) {
        return String.format(Locale.ROOT, "%,.0f entries/s", head / taken.median() * 1_000);
    }

    /** The table of postings is there from the rebuild's floor. */
    private void start(InMemoryProjectionHost live, Connection second) throws Exception {
        RawReadBaseline.rebuild(database, second);
        SqlPostingTable table = new SqlPostingTable(second);
        Path folder = Files.createTempDirectory("readbench");
        CheckpointFile checkpoint = CheckpointFile.inDirectory(folder, () -> new byte[32]);
        checkpoint.save(live, entries);
        DurationMeasurement[] taken = measureAlternately(
                () -> checkpoint
                        .restore(ProjectionFactory.FROM_SPRING_FACTORIES, entries)
                        .orElseThrow(),
                table::readAll);
        BenchmarkResultPrinter.atMost(
                2, "start from a checkpoint", taken[0], taken[1], taken[0].median() / taken[1].median());
        Files.delete(folder.resolve("book.checkpoint"));
        Files.delete(folder);
    }
}
