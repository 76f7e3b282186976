package nl.mutatieboek.ledger.writer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException.UnavailabilityReason;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.MessageHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Command bus that executes all commands in order, in batches. Two threads take turns: while one commits a batch, the
 * other decides the next one on the state after it.
 *
 * <p>Callers get their result after the commit is synced to disk. If a batch fails, its commands are retried one at a
 * time. If another process writes or a sync fails, the bus stops and rejects all further commands. If memory runs out
 * before a commit, nothing is recorded; the bus continues after the aggregate caches are cleared, provided that nothing
 * of the batch is left.
 */
final class SingleWriterCommandBus extends SimpleCommandBus {
    private static final Logger LOG = LoggerFactory.getLogger(SingleWriterCommandBus.class);
    private static final int LARGEST_BATCH = 256;
    private static final long POLL_MILLIS = 100;

    private final BatchProcessor processor;
    private final Consumer<String> onStopped;
    private final CommandQueue queue;
    private final List<Thread> threads =
            List.of(new Thread(this::run, "command-writer-1"), new Thread(this::run, "command-writer-2"));

    /** Held by the thread that decides. */
    private final ReentrantLock deciding = new ReentrantLock();

    /** Held by the thread that commits; acquired by the thread that decides. */
    private final ReentrantLock committing = new ReentrantLock();

    private final AtomicBoolean stopReported = new AtomicBoolean();

    private volatile boolean accepting = true;
    private volatile boolean graceExpired;
    private volatile boolean failed;

    /**
     * @param queueCapacity number of commands that may wait
     * @param onStopped receives the reason once, if the bus stops
     */
    SingleWriterCommandBus(
            TransactionManager transactions,
            IdempotentCommandExecutor executor,
            LedgerAggregateRepository repository,
            LedgerStorageEngine engine,
            int queueCapacity,
            Consumer<String> onStopped) {
        super(SimpleCommandBus.builder().transactionManager(transactions));
        this.processor = new BatchProcessor(transactions, executor, repository, engine, () -> graceExpired);
        this.queue = new CommandQueue(queueCapacity);
        this.onStopped = onStopped;
    }

    int queueSize() {
        return queue.size();
    }

    void onBatchCompleted(IntConsumer listener) {
        processor.onBatchCompleted(listener);
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /**
     * Rejects new commands and waits until the queued ones are executed. After the grace period the rest is rejected as
     * stopped.
     */
    void awaitClose(Duration grace) throws InterruptedException {
        accepting = false;
        queue.wake();
        long end = System.nanoTime() + grace.toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                LOG.warn("Writer thread did not finish within the grace period; rejecting queued commands");
                graceExpired = true;
                rejectQueued();
                return;
            }
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        QueuedCommand queued =
                new QueuedCommand(command, handler, (CommandCallback<Object, Object>) callback, new AtomicBoolean());
        if (!accepting) {
            queued.fail(UnavailabilityReason.STOPPED);
        } else if (!queue.offer(queued)) {
            queued.fail(UnavailabilityReason.BUSY);
        } else if (!accepting && queue.remove(queued)) {
            // Enqueued while the bus was shutting down.
            queued.fail(UnavailabilityReason.STOPPED);
        }
    }

    private void run() {
        try {
            while (accepting || queue.size() > 0 || processor.hasFailedCommit()) {
                takeTurn();
            }
        } catch (InterruptedException e) {
            stop("Writer thread was interrupted", e);
        } catch (Throwable e) {
            stop("Writer thread failed", e);
        } finally {
            accepting = false;
            rejectQueued();
            // The other thread may be about to wait for commands.
            queue.wake();
        }
    }

    /** Decides the next batch while the other thread commits the one before it, and then commits it. */
    private void takeTurn() throws InterruptedException {
        DecidedBatch batch;
        deciding.lock();
        try {
            batch = decideNext();
        } finally {
            deciding.unlock();
        }
        if (batch != null && commitAndRelease(batch)) {
            batch.reply();
        }
    }

    /** Decides the next batch and takes the turn to commit it; null if there is nothing to commit. */
    private @Nullable DecidedBatch decideNext() throws InterruptedException {
        List<QueuedCommand> commands = new ArrayList<>(queue.take(LARGEST_BATCH, POLL_MILLIS));
        if (commands.isEmpty() && !processor.hasFailedCommit()) {
            return null;
        }
        try {
            if (commands.isEmpty() || commands.getFirst().isBatch()) {
                executeAlone(commands);
                return null;
            }
            return decideUntilTurn(commands);
        } catch (Throwable e) {
            failed = true;
            commands.forEach(queued -> queued.fail(UnavailabilityReason.STOPPED));
            throw e;
        }
    }

    /** Executes a command batch, or a batch whose commit failed again, while no other batch is committed. */
    private void executeAlone(List<QueuedCommand> commands) throws InterruptedException {
        boolean turn;
        do {
            turn = committing.tryLock(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } while (!turn && !graceExpired);
        if (mayNotCommit(commands)) {
            return;
        }
        try {
            processor.redoFailedCommit();
            commands.forEach(processor::executeCommandBatch);
        } finally {
            committing.unlock();
        }
    }

    /** Decides the commands, and those that arrive until the batch before is committed. */
    private @Nullable DecidedBatch decideUntilTurn(List<QueuedCommand> commands) throws InterruptedException {
        DecidedBatch decided = null;
        DecidedBatch faulty = null;
        List<QueuedCommand> more = List.copyOf(commands);
        boolean grows = true;
        do {
            if (!more.isEmpty()) {
                DecidedBatch next = processor.decide(more);
                if (next.failure() != null) {
                    faulty = next;
                } else {
                    decided = decided == null ? next : decided.with(next);
                }
                grows = faulty == null && commands.size() < LARGEST_BATCH;
            }
            if (committing.tryLock(grows ? 0 : POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                break;
            }
            more = grows ? queue.takeMore(LARGEST_BATCH - commands.size(), POLL_MILLIS) : List.of();
            commands.addAll(more);
        } while (!graceExpired);
        if (mayNotCommit(commands)) {
            return null;
        }
        DecidedBatch batch = null;
        try {
            batch = processor.confirm(decided, faulty);
            return batch;
        } finally {
            if (batch == null) {
                committing.unlock();
            }
        }
    }

    /** Rejects the commands if the writer has stopped; gives the turn back. */
    private boolean mayNotCommit(List<QueuedCommand> commands) {
        queue.beginCommit();
        boolean turn = committing.isHeldByCurrentThread();
        if (turn && !failed && !graceExpired) {
            return false;
        }
        if (turn) {
            processor.rejectFailedCommit();
            committing.unlock();
        }
        commands.forEach(queued -> queued.fail(UnavailabilityReason.STOPPED));
        return true;
    }

    private boolean commitAndRelease(DecidedBatch batch) {
        try {
            return processor.commit(batch);
        } catch (RuntimeException | Error e) {
            failed = true;
            throw e;
        } finally {
            committing.unlock();
            queue.wake();
        }
    }

    private void stop(String reason, Throwable cause) {
        accepting = false;
        LOG.error("Writer stopped; rejecting commands: {}", reason, cause);
        reportStop(reason + ": " + cause.getMessage());
    }

    /** Stops the bus for a reason detected elsewhere. */
    void stop(String reason) {
        accepting = false;
        LOG.error("Writer stopped; rejecting commands: {}", reason);
        reportStop(reason);
    }

    private void reportStop(String reason) {
        if (stopReported.compareAndSet(false, true)) {
            onStopped.accept(reason);
        }
    }

    private void rejectQueued() {
        queue.drain().forEach(queued -> queued.fail(UnavailabilityReason.STOPPED));
    }
}
