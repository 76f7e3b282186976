package nl.mutatieboek.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.lab.largebook.InMemoryLedgerReader;
import nl.mutatieboek.lab.largebook.LargeLedgerGenerator;
import nl.mutatieboek.ledger.RawEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointSchedulerTest {
    private static final List<RawEntry> LEDGER = LargeLedgerGenerator.entries(37, 100);
    private static final ProjectionFactory PROJECTIONS = () -> List.of(new EntryNumberProjection());

    @TempDir
    private Path data;

    @Test
    void checkpoint_is_saved_at_shutdown_after_a_tenth_of_the_entries() throws Exception {
        assertThat(savedNumberAfterShutdown(LEDGER.size() * 10L)).isEqualTo(LEDGER.size());
    }

    @Test
    void checkpoint_is_not_saved_at_shutdown_after_fewer_entries() throws Exception {
        assertThat(savedNumberAfterShutdown((LEDGER.size() + 1) * 10L)).isZero();
    }

    @Test
    void failed_checkpoint_leaves_no_file_that_fills_the_disk() throws Exception {
        Files.createDirectories(data.resolve("book.checkpoint/in-the-way"));

        assertThat(savedNumberAfterShutdown(LEDGER.size())).isZero();

        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve("book.checkpoint"));
        }
    }

    /** Follows the whole ledger, shuts down, and returns the last number in the checkpoint; 0 if there is none. */
    private long savedNumberAfterShutdown(long every) throws Exception {
        InMemoryLedgerReader entries = new InMemoryLedgerReader(LEDGER);
        CheckpointFile checkpoint = CheckpointFile.inDirectory(data, () -> new byte[32]);
        InMemoryProjectionHost host = new InMemoryProjectionHost(PROJECTIONS, entries, Duration.ofSeconds(1));
        CheckpointScheduler scheduler =
                new CheckpointScheduler(host, checkpoint, PROJECTIONS, entries, every, Duration.ofHours(1));

        scheduler.start();
        await().until(() -> host.completeTo() == LEDGER.size());
        scheduler.stopAndSave();

        return checkpoint
                .restore(PROJECTIONS, entries)
                .map(restored -> restored.ledgerNumber())
                .orElse(0L);
    }
}
