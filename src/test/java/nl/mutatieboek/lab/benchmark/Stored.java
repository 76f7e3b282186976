package nl.mutatieboek.lab.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import nl.mutatieboek.RunningBook;
import nl.mutatieboek.largebook.BulkWriter;
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
import nl.mutatieboek.oversight.rebuild.RebuildJob;
import org.springframework.transaction.support.TransactionOperations;

/** From stored entries to answers, beside the floor of the same database: every piece and its floor in turn, after one round that warms up. */
final class Stored {
    private static final int ROUNDS = 3;

    private final String name;
    private final DataSource database;
    private final LedgerReader entries;
    private final long head;

    private Stored(String name, DataSource database) {
        this.name = name;
        this.database = database;
        this.entries = new DurableLedgerReader(
                new JdbcLedgerRepository(database),
                EventJsonMapper.create(),
                TransactionOperations.withoutTransaction());
        this.head = entries.head().ledgerNumber();
    }

    static void run(String name, RunningBook book, int mutations) throws Exception {
        DataSource database = book.start().bean(DataSource.class);
        try (BulkWriter writer = new BulkWriter(database)) {
            writer.end(History.tell(mutations, writer::write));
        }
        new Stored(name, database).run(mutations);
    }

    private void run(int mutations) throws Exception {
        System.out.printf("%s, %,d mutations, %,d entries (load %.1f)%n", name, mutations, head, ReadBenchmark.load());
        InMemoryProjectionHost live = new InMemoryProjectionHost(replayed(), entries, Duration.ofSeconds(1));
        try (Connection second = database.getConnection()) {
            Heap.begin();
            inTurn("replay to a digest", 0.9, this::replay, () -> RawFloor.read(database));
            inTurn("rebuild, compared", 0.8, () -> rebuild(live), () -> RawFloor.rebuild(database, second));
            System.out.println("  " + Heap.peak());
            start(live, second);
        }
    }

    private ProjectionRunner replayed() {
        return LedgerReplayer.of(entries, new ProjectionRunner(ProjectionFactory.OF_THE_ROOMS), head, number -> {});
    }

    private Object replay() {
        ProjectionRunner folding = replayed();
        return folding.projections().stream()
                .map(projection -> ProjectionDigest.of(projection, folding.completeTo()))
                .toList();
    }

    private Object rebuild(InMemoryProjectionHost live) {
        RebuildJob rebuild = new RebuildJob(UUID.randomUUID(), head, false, false, Instant.EPOCH, number -> {});
        rebuild.run(entries, ProjectionFactory.OF_THE_ROOMS, live, certificate -> {});
        if (rebuild.state() != RebuildJob.RebuildState.EQUAL) {
            throw new IllegalStateException(rebuild.state() + " " + rebuild.failure());
        }
        return rebuild;
    }

    /** How many entries a second, more is better. */
    private void inTurn(String work, double bar, Timed.Piece book, Timed.Piece floor) throws Exception {
        Timed[] taken = alternated(book, floor);
        Outcome.atLeast(bar, work, perSecond(taken[0]), perSecond(taken[1]), taken[1].median() / taken[0].median());
    }

    private static Timed[] alternated(Timed.Piece book, Timed.Piece floor) throws Exception {
        double[] ofBook = new double[ROUNDS];
        double[] ofFloor = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            double first = Timed.once(book);
            double second = Timed.once(floor);
            if (round >= 0) {
                ofBook[round] = first;
                ofFloor[round] = second;
            }
        }
        return new Timed[] {Timed.of(ofBook), Timed.of(ofFloor)};
    }

    private String perSecond(Timed taken) {
        return String.format(Locale.ROOT, "%,.0f entries/s", head / taken.median() * 1_000);
    }

    /** The table of postings is there from the rebuild's floor. */
    private void start(InMemoryProjectionHost live, Connection second) throws Exception {
        RawFloor.rebuild(database, second);
        PostingTable table = new PostingTable(second);
        Path folder = Files.createTempDirectory("readbench");
        CheckpointFile checkpoint = CheckpointFile.in(folder, () -> new byte[32]);
        checkpoint.write(live, entries);
        Timed[] taken = alternated(
                () -> checkpoint.read(ProjectionFactory.OF_THE_ROOMS, entries).orElseThrow(), table::readAll);
        Outcome.atMost(2, "start from a checkpoint", taken[0], taken[1], taken[0].median() / taken[1].median());
        Files.delete(folder.resolve("book.memory"));
        Files.delete(folder);
    }
}
