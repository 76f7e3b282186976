package nl.mutatieboek.ledger.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;

/**
 * Carries entries from the thread that reads them to one that works on them, in order and in batches, with at most a few
 * batches on the way. A worker that fails stops working and goes on taking, so that the reader never waits for it.
 */
public final class EntryBatchPipeline implements AutoCloseable {
    private static final int BATCH = 500;
    private static final int ON_THE_WAY = 16;
    private static final List<RawEntry> END = List.of();

    private final BlockingQueue<List<RawEntry>> batches = new ArrayBlockingQueue<>(ON_THE_WAY);
    private final CompletableFuture<Void> completion = new CompletableFuture<>();
    private List<RawEntry> batch = new ArrayList<>(BATCH);

    private EntryBatchPipeline() {}

    /** A new thread that works on what is put on it. */
    public static EntryBatchPipeline startPerEntry(String name, Consumer<RawEntry> worker) {
        return startPerBatch(name, batch -> batch.forEach(worker));
    }

    /** The same, for one that works on whole batches, in their order. */
    public static EntryBatchPipeline startPerBatch(String name, Consumer<List<RawEntry>> worker) {
        EntryBatchPipeline conveyor = new EntryBatchPipeline();
        Thread.ofPlatform().daemon().name(name).start(() -> conveyor.work(worker));
        return conveyor;
    }

    /** Puts the next entry on it. */
    public void put(RawEntry entry) {
        batch.add(entry);
        if (batch.size() == BATCH) {
            send(batch);
            batch = new ArrayList<>(BATCH);
        }
    }

    /** After the last entry: returns once the worker has ended, or has failed. */
    @Override
    public void close() {
        if (!batch.isEmpty()) {
            send(batch);
        }
        send(END);
        completion.exceptionally(failure -> null).join();
    }

    /** Once it is closed: complete, or failed as the worker did. */
    public CompletableFuture<Void> completion() {
        return completion;
    }

    private void send(List<RawEntry> entries) {
        try {
            batches.put(entries);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the ledger", e);
        }
    }

    private void work(Consumer<List<RawEntry>> worker) {
        @Nullable Throwable failure = null;
        boolean ended = false;
        while (!ended) {
            try {
                List<RawEntry> next = batches.take();
                ended = next.isEmpty();
                if (failure == null && !ended) {
                    worker.accept(next);
                }
            } catch (InterruptedException e) {
                failure = e;
                ended = true;
            } catch (Throwable e) {
                failure = e;
            }
        }
        if (failure == null) {
            completion.complete(null);
        } else {
            completion.completeExceptionally(failure);
        }
    }
}
