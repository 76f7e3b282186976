package nl.mutatieboek.ledger.projection;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.UnreadableEntryException;

/**
 * Replays a ledger into projections: one thread reads entries, all processors decode them, and they are projected in
 * order.
 */
public final class LedgerReplayer {
    /** Entries between two progress reports. */
    private static final int PROGRESS_INTERVAL = 500;

    private LedgerReplayer() {}

    /**
     * Replays up to a ledger number.
     *
     * @param progress receives the number read last, periodically; its exception stops the replay
     * @return the same runner
     * @throws IllegalStateException if an entry could not be projected
     */
    public static ProjectionRunner replay(
            LedgerReader entries, ProjectionRunner runner, long upTo, LongConsumer progress) {
        return replay(entries, runner, upTo, progress, raw -> {});
    }

    /**
     * Replays up to a ledger number.
     *
     * @param observer receives every entry on the reading thread, also those after one that could not be projected
     */
    public static ProjectionRunner replay(
            LedgerReader entries,
            ProjectionRunner runner,
            long upTo,
            LongConsumer progress,
            Consumer<RawEntry> observer) {
        EntryBatchWorker pipeline = startProjecting(entries, runner);
        try (pipeline) {
            entries.forEachRaw(runner.lastReceived(), upTo, raw -> {
                if (raw.ledgerNumber() % PROGRESS_INTERVAL == 0) {
                    progress.accept(raw.ledgerNumber());
                }
                pipeline.put(raw);
                observer.accept(raw);
            });
        }
        try {
            pipeline.completion().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IllegalStateException cause) {
                throw cause;
            }
            throw new IllegalStateException("Replay of the ledger failed", e.getCause());
        }
        return runner;
    }

    /** Starts a pipeline that decodes each batch in parallel and projects it in order. */
    public static EntryBatchWorker startProjecting(LedgerReader entries, ProjectionRunner runner) {
        return EntryBatchWorker.startPerBatch("replay-projections", batch -> project(batch, entries, runner));
    }

    private static void project(List<RawEntry> batch, LedgerReader entries, ProjectionRunner runner) {
        List<LedgerEntry> decoded;
        try {
            decoded = batch.parallelStream().map(entries::decode).toList();
        } catch (UnreadableEntryException e) {
            // Project the entries before the unreadable one.
            batch.forEach(raw -> runner.project(entries.decode(raw)));
            throw e;
        }
        decoded.forEach(runner::project);
    }
}
