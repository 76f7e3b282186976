package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.ledger.store.AcknowledgementFile;
import nl.mutatieboek.ledger.store.CommitDiskSynchronizer;
import nl.mutatieboek.ledger.store.EventJsonMapper;
import nl.mutatieboek.ledger.store.JdbcLedgerRepository;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import nl.mutatieboek.ledger.verification.LedgerVerifier;
import nl.mutatieboek.ledger.verification.VerificationReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Truncates an H2 file at random positions, after a stop and after a kill: either all acknowledged entries are present,
 * or {@code serve} and {@code verify} report that they are not. {@code -Dcuts} sets the number of positions.
 */
@Tag("whole")
class TruncatedDatabaseTest {
    private static final int CUTS = Integer.getInteger("cuts", 20);
    private static final int LAST_PAGES = 20_000;
    private static final String FILE = "book.mv.db";
    private static final String ACKNOWLEDGEMENT = "book" + AcknowledgementFile.FILE_SUFFIX;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<String, Integer> seen = new TreeMap<>();
    private long acknowledged;

    @Test
    void truncated_database_is_complete_or_reported_as_incomplete() throws IOException {
        Path killed = Files.createDirectory(folder.resolve("killed"));
        Path stopped = Files.createDirectory(folder.resolve("stopped"));
        ApplicationFixture book = ApplicationFixture.emptyIn(stopped).start();
        LedgerFixture ledger =
                new LedgerFixture(book).moment("2026-OWB", "2025-09-16").chapter("XX");
        IntStream.range(1, 120).forEach(article -> ledger.items(2013, "XX/" + article));
        book.awaitProjections();
        acknowledged = ledger.ledgerNumber();
        copy(stopped, killed);
        book.stop();

        cut(killed);
        cut(stopped);

        System.out.println("TruncatedDatabaseTest: -Dseed=" + seed + " " + seen);
        assertThat(seen).as("losses reported").containsKeys("killed: lost", "stopped: lost");
    }

    private void cut(Path whole) throws IOException {
        long length = Files.size(whole.resolve(FILE));
        for (int i = 0; i < CUTS; i++) {
            // Every other one within what was written last, the rest spread over the whole file: after a stop only its
            // first part is in use.
            long kept = i % 2 == 0
                    ? (long) ((i + 2 * random.nextDouble()) / CUTS * length)
                    : Math.max(0, length - 1 - random.nextInt(LAST_PAGES));
            String description = "-Dseed=%d, %s, %d of %d bytes".formatted(seed, whole.getFileName(), kept, length);
            String verified = verifyResult(description, truncatedCopy(kept, whole, "verified-" + i));
            // Another copy: within one process H2 keeps the lock of a file that it could not open.
            String served = serveResult(description, truncatedCopy(kept, whole, "served-" + i));
            assertThat(served).as(description).isEqualTo(verified);
            seen.merge(whole.getFileName() + ": " + served, 1, Integer::sum);
        }
    }

    private Path truncatedCopy(long kept, Path whole, String name) throws IOException {
        Path part = copy(whole, Files.createDirectory(folder.resolve(whole.getFileName() + "-" + name)));
        try (FileChannel file = FileChannel.open(part.resolve(FILE), StandardOpenOption.WRITE)) {
            file.truncate(kept);
        }
        return part;
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.copy(from.resolve(ACKNOWLEDGEMENT), to.resolve(ACKNOWLEDGEMENT));
        Files.copy(from.resolve(FILE), to.resolve(FILE));
        return to;
    }

    /** Whether everything is present, or {@code verify} reports what is lost. */
    private String verifyResult(String description, Path part) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = MutatieboekCli.commandLine(TruncatedDatabaseTest.class, List.of())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("verify", "--data", part.toString());
        if (exit == MutatieboekCli.EXIT_OK) {
            assertThat(out.toString()).as(description).contains("verified to  " + acknowledged + "\n");
            return "whole";
        }
        assertThat(exit).as(description).isEqualTo(MutatieboekCli.EXIT_FAILED);
        return requireLossMessage(description, err.toString());
    }

    /** Whether everything is present, or {@code serve} reports what is lost. */
    private String serveResult(String description, Path part) {
        try (Connection connection = TestDatabase.h2FileIn(part).getConnection()) {
            SingleConnectionDataSource database = new SingleConnectionDataSource(connection, true);
            TestDatabase.H2.migrate(database);
            JdbcLedgerRepository tables = new JdbcLedgerRepository(database);
            EventJsonMapper json = EventJsonMapper.create();
            LedgerStorageEngine engine = new LedgerStorageEngine.Builder(
                            tables, new CommitDiskSynchronizer(database), Clock.systemUTC(), json)
                    .acknowledgementFile(new AcknowledgementFile(part.resolve(ACKNOWLEDGEMENT)))
                    .build();
            engine.becomeWriter();
            VerificationReport report = new LedgerVerifier(
                            engine.createReader(TransactionOperations.withoutTransaction()), List::of)
                    .verify();
            assertThat(report.isClean()).as(description).isTrue();
            assertThat(report.ledgerNumber()).as(description).isEqualTo(acknowledged);
            return "whole";
        } catch (SQLException | RuntimeException e) {
            return requireLossMessage(
                    description,
                    FailureExplainer.explainOrQuoteDatabase(e).orElseThrow(() -> new AssertionError(description, e)));
        }
    }

    private String requireLossMessage(String description, String sentence) {
        assertThat(sentence)
                .as(description)
                .containsAnyOf(
                        "The book was acknowledged up to entry " + acknowledged,
                        "Database error: ",
                        "The database contains no book");
        return "lost";
    }
}
