package nl.mutatieboek.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import nl.mutatieboek.ledger.RawEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryBatchWorkerTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 499, 500, 501, 1_000, 1_001, 20_000})
    @Timeout(60)
    void every_entry_is_processed_once_and_in_order(long entries) {
        List<Long> arrived = new ArrayList<>();
        EntryBatchWorker conveyor =
                EntryBatchWorker.startPerEntry("notes numbers", entry -> arrived.add(entry.ledgerNumber()));
        try (conveyor) {
            LongStream.rangeClosed(1, entries).forEach(number -> conveyor.put(entry(number)));
        }

        conveyor.completion().join();
        assertThat(arrived).isEqualTo(LongStream.rangeClosed(1, entries).boxed().toList());
    }

    /** More than its capacity: the reader would block forever. */
    @Test
    @Timeout(60)
    void reader_does_not_block_on_a_failed_worker() {
        List<Long> arrived = new ArrayList<>();
        EntryBatchWorker conveyor = EntryBatchWorker.startPerEntry("fails", entry -> {
            arrived.add(entry.ledgerNumber());
            throw new IllegalStateException("Told to fail");
        });
        try (conveyor) {
            LongStream.rangeClosed(1, 20_000).forEach(number -> conveyor.put(entry(number)));
        }

        assertThatThrownBy(() -> conveyor.completion().join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("Told to fail");
        assertThat(arrived).containsExactly(1L);
    }

    @Test
    void worker_ends_and_fails_when_its_reader_is_interrupted() {
        EntryBatchWorker conveyor = EntryBatchWorker.startPerEntry("waits", entry -> {});
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> {
                    try (conveyor) {
                        conveyor.put(entry(1));
                    }
                })
                .isInstanceOf(IllegalStateException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(() -> conveyor.completion().get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class);
    }

    private static RawEntry entry(long number) {
        return new RawEntry(
                number,
                "",
                "chapter",
                "XX",
                number - 1,
                "item-registered",
                null,
                new byte[0],
                new byte[0],
                "",
                new byte[0]);
    }
}
