package nl.mutatieboek.ledger.writer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException.UnavailabilityReason;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Command bus that executes all commands on one thread, in batches.
 *
 * <p>Each batch runs in one unit of work and one transaction. Callers get their result after the commit is synced to
 * disk. If a batch fails, its commands are retried one at a time. If another process writes or a sync fails, the bus
 * stops and rejects all further commands. If memory runs out before a commit, nothing is recorded; the bus continues
 * after the aggregate caches are cleared, provided that nothing of the batch is left.
 */
final class SingleWriterCommandBus extends SimpleCommandBus {
    private static final Logger LOG = LoggerFactory.getLogger(SingleWriterCommandBus.class);
    private static final int LARGEST_BATCH = 256;

    private final TransactionManager transactions;
    private final IdempotentCommandExecutor executor;
    private final LongSupplier durableNumber;
    private final OutOfMemoryHandler outOfMemoryHandler;
    private final Consumer<String> onStopped;
    private final BlockingQueue<QueuedCommand> queue;
    private final Thread thread = new Thread(this::run, "command-writer");

    private final AtomicBoolean stopReported = new AtomicBoolean();

    private volatile boolean accepting = true;
    private volatile boolean graceExpired;
    private volatile IntConsumer batchListener = size -> {};

    private record QueuedCommand(
            CommandMessage<?> message,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<Object, Object> callback) {
        boolean isBatch() {
            return message.getCommandName().equals(CommandBatchExecutor.COMMAND_NAME);
        }

        void reply(CommandResult result) {
            callback.onResult(
                    message.withMetaData(message.getMetaData()),
                    GenericCommandResultMessage.asCommandResultMessage(result));
        }

        void fail(Throwable failure) {
            callback.onResult(
                    message.withMetaData(message.getMetaData()),
                    GenericCommandResultMessage.asCommandResultMessage(failure));
        }
    }

    /**
     * @param durableNumber number up to which the ledger is on disk
     * @param outOfMemoryHandler recovers after a batch ran out of memory
     * @param queueCapacity number of commands that may wait
     * @param onStopped receives the reason once, if the bus stops
     */
    SingleWriterCommandBus(
            TransactionManager transactions,
            IdempotentCommandExecutor executor,
            LongSupplier durableNumber,
            OutOfMemoryHandler outOfMemoryHandler,
            int queueCapacity,
            Consumer<String> onStopped) {
        super(SimpleCommandBus.builder().transactionManager(transactions));
        this.transactions = transactions;
        this.executor = executor;
        this.durableNumber = durableNumber;
        this.outOfMemoryHandler = outOfMemoryHandler;
        this.queue = new ArrayBlockingQueue<>(queueCapacity);
        this.onStopped = onStopped;
    }

    int queueSize() {
        return queue.size();
    }

    void onBatchCompleted(IntConsumer listener) {
        batchListener = listener;
    }

    void start() {
        thread.start();
    }

    /**
     * Rejects new commands and waits until the queued ones are executed. After the grace period the rest is rejected as
     * stopped.
     */
    void awaitClose(Duration grace) throws InterruptedException {
        accepting = false;
        if (!thread.join(grace)) {
            LOG.warn("Writer thread did not finish within the grace period; rejecting queued commands");
            graceExpired = true;
            rejectQueued();
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        QueuedCommand queued = new QueuedCommand(command, handler, (CommandCallback<Object, Object>) callback);
        if (!accepting) {
            queued.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED));
        } else if (!queue.offer(queued)) {
            queued.fail(new LedgerUnavailableException(UnavailabilityReason.BUSY));
        } else if (!accepting && queue.remove(queued)) {
            // Enqueued while the bus was shutting down.
            queued.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED));
        }
    }

    private void run() {
        try {
            while (accepting || !queue.isEmpty()) {
                List<QueuedCommand> batch = nextBatch();
                while (!batch.isEmpty()) {
                    batch = executePrefix(batch);
                }
            }
        } catch (InterruptedException e) {
            stop("Writer thread was interrupted", e);
        } catch (Throwable e) {
            stop("Writer thread failed", e);
        } finally {
            accepting = false;
            rejectQueued();
        }
    }

    private List<QueuedCommand> nextBatch() throws InterruptedException {
        List<QueuedCommand> batch = new ArrayList<>();
        QueuedCommand first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, LARGEST_BATCH - 1);
        }
        return batch;
    }

    /** Executes the first commands, or a command batch alone; returns the rest. */
    private List<QueuedCommand> executePrefix(List<QueuedCommand> batch) {
        int singles = 0;
        while (singles < batch.size() && !batch.get(singles).isBatch()) {
            singles++;
        }
        try {
            if (singles > 0) {
                execute(batch.subList(0, singles));
            } else {
                executeBatch(batch.getFirst());
            }
        } catch (RuntimeException | Error e) {
            batch.subList(Math.max(singles, 1), batch.size())
                    .forEach(queued -> queued.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED)));
            throw e;
        }
        return batch.subList(Math.max(singles, 1), batch.size());
    }

    private void executeBatch(QueuedCommand queued) {
        try {
            queued.reply((CommandResult) queued.handler().handle(queued.message()));
        } catch (Exception | Error e) {
            if (BatchFailureClassifier.isFatal(e)
                    || (BatchFailureClassifier.isOutOfMemory(e) && !outOfMemoryHandler.awaitRecovery(e))) {
                queued.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED));
                throw new IllegalStateException(e.getMessage(), e);
            }
            LOG.warn("Command batch failed; nothing was recorded", e);
            queued.fail(
                    BatchFailureClassifier.isDatabaseFailure(e) || BatchFailureClassifier.isOutOfMemory(e)
                            ? new LedgerUnavailableException(UnavailabilityReason.NOT_RECORDED)
                            : e);
        }
    }

    private void execute(List<QueuedCommand> batch) {
        Throwable failure = tryExecute(batch);
        if (failure == null) {
            return;
        }
        boolean exhausted = BatchFailureClassifier.isOutOfMemory(failure);
        if (BatchFailureClassifier.isFatal(failure) || (exhausted && !outOfMemoryHandler.awaitRecovery(failure))) {
            batch.forEach(queued -> queued.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED)));
            throw new IllegalStateException(failure.getMessage(), failure);
        }
        if (exhausted) {
            // Single execution would need the same memory.
            LOG.error("Out of memory while deciding {} commands; nothing was recorded", batch.size(), failure);
            batch.forEach(queued -> queued.fail(new LedgerUnavailableException(UnavailabilityReason.NOT_RECORDED)));
        } else if (batch.size() == 1) {
            LOG.error("Command failed; nothing was recorded", failure);
            batch.getFirst()
                    .fail(
                            BatchFailureClassifier.isDatabaseFailure(failure)
                                    ? new LedgerUnavailableException(UnavailabilityReason.NOT_RECORDED)
                                    : failure);
        } else {
            LOG.warn("Batch of {} commands failed; retrying them one at a time", batch.size(), failure);
            executeOneByOne(batch);
        }
    }

    /** Executes the commands one at a time. Every caller gets a result, even if the bus stops halfway. */
    private void executeOneByOne(List<QueuedCommand> batch) {
        int executed = 0;
        try {
            for (QueuedCommand queued : batch) {
                if (graceExpired) {
                    break;
                }
                executed++;
                execute(List.of(queued));
            }
        } finally {
            batch.subList(executed, batch.size())
                    .forEach(queued -> queued.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED)));
        }
    }

    /** Executes the batch in one unit of work; returns null after commit and replies, otherwise the failure. */
    private @Nullable Throwable tryExecute(List<QueuedCommand> batch) {
        long numberBefore = durableNumber.getAsLong();
        List<UncommittedCommandResult> results = new ArrayList<>(batch.size());
        DefaultUnitOfWork<CommandMessage<?>> unit =
                DefaultUnitOfWork.startAndGet(batch.getFirst().message());
        try {
            unit.attachTransaction(transactions);
        } catch (RuntimeException | Error e) {
            // No connection: nothing was started, and the next batch may get one.
            return e;
        }
        boolean[] committing = {false};
        // Axon calls handlers in reverse order of registration: this one runs before the transaction commits.
        unit.onCommit(u -> committing[0] = true);
        ResultMessage<?> result;
        try {
            result = unit.executeWithResult(() -> {
                executor.beginBatch(batch.stream()
                        .map(queued -> CommandMetadata.from(queued.message())
                                .metadata()
                                .causationId())
                        .toList());
                for (QueuedCommand queued : batch) {
                    results.add((UncommittedCommandResult) queued.handler().handle(queued.message()));
                }
                return results.size();
            });
        } catch (Error e) {
            return committing[0] ? new CommitOutcomeUnknownException(e) : e;
        }
        if (result.isExceptional()) {
            Throwable failure = result.exceptionResult();
            return committing[0] && !BatchFailureClassifier.isFatal(failure)
                    ? new CommitOutcomeUnknownException(failure)
                    : failure;
        }
        batchListener.accept(batch.size());
        reply(batch, results, numberBefore);
        return null;
    }

    private void reply(List<QueuedCommand> batch, List<UncommittedCommandResult> results, long numberBefore) {
        long expected = numberBefore
                + results.stream()
                        .mapToLong(result -> result instanceof UncommittedCommandResult.AppendedEventsResult added
                                ? added.entryCount()
                                : 0)
                        .sum();
        if (expected != durableNumber.getAsLong()) {
            batch.forEach(queued -> queued.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED)));
            throw new IllegalStateException("Ledger number mismatch after commit: expected " + expected + ", stored "
                    + durableNumber.getAsLong());
        }
        long ledgerNumber = numberBefore;
        for (int i = 0; i < batch.size(); i++) {
            CommandResult result = switch (results.get(i)) {
                case UncommittedCommandResult.AppendedEventsResult added -> {
                    ledgerNumber += added.entryCount();
                    yield new CommandResult.RecordedResult(ledgerNumber);
                }
                case UncommittedCommandResult.RepeatInBatchResult repeat ->
                    new CommandResult.RecordedResult(numberBefore + repeat.lastEntryInBatch());
                case UncommittedCommandResult.FinalCommandResult finished -> finished.result();
            };
            batch.get(i).reply(result);
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
        for (QueuedCommand queued = queue.poll(); queued != null; queued = queue.poll()) {
            queued.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED));
        }
    }
}
