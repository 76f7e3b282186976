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
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Folding;
import nl.mutatieboek.ledger.Replay;
import nl.mutatieboek.ledger.RowsDigest;
import nl.mutatieboek.ledger.store.EventJson;
import nl.mutatieboek.ledger.store.LedgerTables;
import nl.mutatieboek.ledger.store.StoredEntries;
import nl.mutatieboek.ledger.wiring.Checkpoint;
import nl.mutatieboek.ledger.wiring.EmptyProjections;
import nl.mutatieboek.ledger.wiring.Memory;
import nl.mutatieboek.rebuild.Rebuild;
import org.springframework.transaction.support.TransactionOperations;

/** From stored entries to answers, beside the floor of the same database: every piece and its floor in turn, after one round that warms up. */
final class Stored {
    private static final int ROUNDS = 3;

    private final String name;
    private final DataSource database;
    private final Entries entries;
    private final long head;

    private Stored(String name, DataSource database) {
        this.name = name;
        this.database = database;
        this.entries = new StoredEntries(
                new LedgerTables(database), EventJson.create(), TransactionOperations.withoutTransaction());
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
        Memory live = new Memory(replayed(), entries, Duration.ofSeconds(1));
        try (Connection second = database.getConnection()) {
            Heap.begin();
            inTurn("replay to a digest", 0.9, this::replay, () -> RawFloor.read(database));
            inTurn("rebuild, compared", 0.8, () -> rebuild(live), () -> RawFloor.rebuild(database, second));
            System.out.println("  " + Heap.peak());
            start(live, second);
        }
    }

    private Folding replayed() {
        return Replay.of(entries, new Folding(EmptyProjections.OF_THE_ROOMS), head, number -> {});
    }

    private Object replay() {
        Folding folding = replayed();
        return folding.projections().stream()
                .map(projection -> RowsDigest.of(projection, folding.completeTo()))
                .toList();
    }

    private Object rebuild(Memory live) {
        Rebuild rebuild = new Rebuild(UUID.randomUUID(), head, false, false, Instant.EPOCH, number -> {});
        rebuild.run(entries, EmptyProjections.OF_THE_ROOMS, live, certificate -> {});
        if (rebuild.state() != Rebuild.State.EQUAL) {
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
    private void start(Memory live, Connection second) throws Exception {
        RawFloor.rebuild(database, second);
        PostingTable table = new PostingTable(second);
        Path folder = Files.createTempDirectory("readbench");
        Checkpoint checkpoint = Checkpoint.in(folder, () -> new byte[32]);
        checkpoint.write(live, entries);
        Timed[] taken = alternated(
                () -> checkpoint.read(EmptyProjections.OF_THE_ROOMS, entries).orElseThrow(), table::readAll);
        Outcome.atMost(2, "start from a checkpoint", taken[0], taken[1], taken[0].median() / taken[1].median());
        Files.delete(folder.resolve("book.memory"));
        Files.delete(folder);
    }
}
