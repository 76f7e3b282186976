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
 * Passes entries in order and in batches from a reading thread to a worker thread, through a bounded queue. A failed
 * worker drains the queue, so that the reader never blocks. If the reader is interrupted, the worker ends and fails.
 */
public final class EntryBatchWorker implements AutoCloseable {
    private static final int BATCH = 500;
    private static final int QUEUE_CAPACITY = 16;
    private static final List<RawEntry> END = List.of();

    private final BlockingQueue<List<RawEntry>> batches = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final CompletableFuture<Void> completion = new CompletableFuture<>();
    private List<RawEntry> batch = new ArrayList<>(BATCH);

    private EntryBatchWorker() {}

    /** Starts a thread that processes entries. */
    public static EntryBatchWorker startPerEntry(String name, Consumer<RawEntry> worker) {
        return startPerBatch(name, batch -> batch.forEach(worker));
    }

    /** Starts a thread that processes whole batches, in order. */
    public static EntryBatchWorker startPerBatch(String name, Consumer<List<RawEntry>> worker) {
        EntryBatchWorker pipeline = new EntryBatchWorker();
        Thread.ofPlatform().daemon().name(name).start(() -> pipeline.run(worker));
        return pipeline;
    }

    public void put(RawEntry entry) {
        batch.add(entry);
        if (batch.size() == BATCH) {
            send(batch);
            batch = new ArrayList<>(BATCH);
        }
    }

    /** Call after the last entry; returns when the worker has finished or failed, or throws if interrupted. */
    @Override
    public void close() {
        if (!batch.isEmpty()) {
            send(batch);
        }
        send(END);
        completion.exceptionally(failure -> null).join();
    }

    /** Completes normally or with the failure of the worker, after {@link #close}. */
    public CompletableFuture<Void> completion() {
        return completion;
    }

    private void send(List<RawEntry> entries) {
        try {
            batches.put(entries);
        } catch (InterruptedException e) {
            IllegalStateException failure = new IllegalStateException("Interrupted while reading the ledger", e);
            completion.completeExceptionally(failure);
            batches.clear();
            batches.add(END);
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private void run(Consumer<List<RawEntry>> worker) {
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
