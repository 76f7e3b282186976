package nl.mutatieboek.ledger.projection;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.UnreadableEntryException;

/** Reads a ledger into projections: one thread reads entries, all processors decode them, and they are projected in order. */
public final class LedgerReplayer {
    /** After so many entries it is told how far it is. */
    private static final int TOLD = 500;

    private LedgerReplayer() {}

    /**
     * Brings projections from where they are to a ledger number.
     *
     * @param progress is told, now and then, which number was read last; what it throws stops the replay
     * @return the same
     * @throws IllegalStateException if an entry could not be read
     */
    public static ProjectionRunner replay(
            LedgerReader entries, ProjectionRunner folding, long upTo, LongConsumer progress) {
        return replay(entries, folding, upTo, progress, raw -> {});
    }

    /**
     * The same.
     *
     * @param beside is handed every entry too, by the thread that reads; also those after one that could not be projected
     */
    public static ProjectionRunner replay(
            LedgerReader entries,
            ProjectionRunner folding,
            long upTo,
            LongConsumer progress,
            Consumer<RawEntry> beside) {
        EntryBatchPipeline projecting = startProjecting(entries, folding);
        try (projecting) {
            entries.forEachRaw(folding.lastReceived(), upTo, raw -> {
                if (raw.ledgerNumber() % TOLD == 0) {
                    progress.accept(raw.ledgerNumber());
                }
                projecting.put(raw);
                beside.accept(raw);
            });
        }
        try {
            projecting.completion().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IllegalStateException cause) {
                throw cause;
            }
            throw new IllegalStateException("The ledger cannot be replayed", e.getCause());
        }
        return folding;
    }

    /** Takes entries: each batch is read by all processors, and then projected in order. */
    public static EntryBatchPipeline startProjecting(LedgerReader entries, ProjectionRunner folding) {
        return EntryBatchPipeline.startPerBatch("projects", batch -> project(batch, entries, folding));
    }

    private static void project(List<RawEntry> batch, LedgerReader entries, ProjectionRunner folding) {
        List<LedgerEntry> read;
        try {
            read = batch.parallelStream().map(entries::decode).toList();
        } catch (UnreadableEntryException e) {
            // All that lies before it is projected, and nothing after it.
            batch.forEach(raw -> folding.project(entries.decode(raw)));
            throw e;
        }
        read.forEach(folding::project);
    }
}
