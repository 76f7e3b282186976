package nl.mutatieboek.ledger.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException.UnavailabilityReason;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides a batch in a unit of work that writes nothing, and commits it in a transaction of its own. Both stages of one
 * batch run on the same thread; {@link SingleWriterCommandBus} makes sure that one thread decides and one commits at a
 * time.
 *
 * <p>If a commit fails and the ledger is as it was before, its batch and all that was decided on it are decided again on
 * the state on disk. If the ledger may be different, the writer stops.
 */
final class BatchProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(BatchProcessor.class);

    private final TransactionManager transactions;
    private final IdempotentCommandExecutor executor;
    private final LedgerAggregateRepository repository;
    private final LedgerStorageEngine engine;
    private final OutOfMemoryHandler outOfMemoryHandler;
    private final BooleanSupplier closing;
    private volatile IntConsumer batchListener = size -> {};
    private volatile @Nullable FailedBatch failedCommit;

    private record FailedBatch(List<QueuedCommand> commands, Throwable failure) {}

    /** @param closing whether commands are no longer executed again */
    BatchProcessor(
            TransactionManager transactions,
            IdempotentCommandExecutor executor,
            LedgerAggregateRepository repository,
            LedgerStorageEngine engine,
            BooleanSupplier closing) {
        this.transactions = transactions;
        this.executor = executor;
        this.repository = repository;
        this.engine = engine;
        this.closing = closing;
        this.outOfMemoryHandler = new OutOfMemoryHandler(repository, engine);
    }

    synchronized void onBatchCompleted(IntConsumer listener) {
        batchListener = batchListener.andThen(listener);
    }

    /** Decides the commands on the state after the batch that may be being committed. */
    DecidedBatch decide(List<QueuedCommand> commands) {
        List<CommandResult> results = new ArrayList<>(commands.size());
        DefaultUnitOfWork<CommandMessage<?>> unit =
                DefaultUnitOfWork.startAndGet(commands.getFirst().message());
        ResultMessage<?> result;
        try {
            result = unit.executeWithResult(() -> {
                executor.beginBatch(
                        commands.stream().map(QueuedCommand::message).toList());
                for (QueuedCommand queued : commands) {
                    results.add(((UncommittedCommandResult) queued.handler().handle(queued.message())).whenCommitted());
                }
                return results.size();
            });
        } catch (Error e) {
            return DecidedBatch.failed(commands, e);
        }
        return result.isExceptional()
                ? DecidedBatch.failed(commands, result.exceptionResult())
                : new DecidedBatch(commands, results, engine.uncommitted().end(), null);
    }

    /**
     * Called when the batch before this one is on disk or has failed. If it failed, it is executed again, and then this
     * one is decided again.
     *
     * @param decided the batch; null if there is none
     * @param faulty commands after it that could not be decided; null if there are none
     * @return the batch to commit; null if there is nothing to commit
     */
    @Nullable
    DecidedBatch confirm(@Nullable DecidedBatch decided, @Nullable DecidedBatch faulty) {
        if (redoFailedCommit()) {
            List<QueuedCommand> commands = Stream.of(Optional.ofNullable(decided), Optional.ofNullable(faulty))
                    .flatMap(Optional::stream)
                    .flatMap(batch -> batch.commands().stream())
                    .toList();
            DecidedBatch again = decide(commands);
            return again.failure() == null ? again : redo(again, again.failure());
        }
        engine.uncommitted().forgetUpTo(engine.durableNumber());
        if (faulty == null) {
            return decided;
        }
        if (decided != null) {
            commitNow(decided);
        }
        return redo(faulty, Objects.requireNonNull(faulty.failure()));
    }

    private @Nullable DecidedBatch redo(DecidedBatch faulty, Throwable failure) {
        redo(faulty.commands(), failure);
        return null;
    }

    /**
     * Commits a batch; false if its commands must be executed again.
     *
     * @throws IllegalStateException if the writer must stop; all callers of the batch have a reply
     */
    boolean commit(DecidedBatch batch) {
        try {
            write(batch.entries());
        } catch (RuntimeException | Error e) {
            requireRecoverable(batch.commands(), e);
            // The next batch may be decided on this one already, so the thread that decides must go on from here.
            failedCommit = new FailedBatch(batch.commands(), e);
            return false;
        }
        batchListener.accept(batch.commands().size());
        return true;
    }

    private void write(List<RawEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Transaction transaction = transactions.startTransaction();
        try {
            engine.append(entries);
        } catch (RuntimeException | Error e) {
            try {
                transaction.rollback();
            } catch (RuntimeException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        try {
            transaction.commit();
        } catch (RuntimeException | Error e) {
            if (BatchFailureClassifier.isFatal(e)) {
                throw e;
            }
            throw new CommitOutcomeUnknownException(e);
        }
    }

    boolean hasFailedCommit() {
        return failedCommit != null;
    }

    /** Rejects the commands of a batch whose commit failed, because the writer has stopped. */
    void rejectFailedCommit() {
        FailedBatch rejected = failedCommit;
        if (rejected != null) {
            failedCommit = null;
            rejected.commands().forEach(queued -> queued.fail(UnavailabilityReason.STOPPED));
        }
    }

    /** Executes a batch whose commit failed again, on the state on disk; false if there is none. */
    boolean redoFailedCommit() {
        FailedBatch failed = failedCommit;
        if (failed == null) {
            return false;
        }
        failedCommit = null;
        // Whatever was decided on this batch is void: return to the state on disk.
        engine.uncommitted().discard();
        repository.clearCaches();
        redo(failed.commands(), failed.failure());
        return true;
    }

    /** Executes commands again one at a time, or fails them. */
    private void redo(List<QueuedCommand> commands, Throwable failure) {
        requireRecoverable(commands, failure);
        if (BatchFailureClassifier.isOutOfMemory(failure)) {
            // Single execution would need the same memory.
            LOG.error("Out of memory while executing {} commands; nothing was recorded", commands.size(), failure);
            commands.forEach(queued -> queued.fail(UnavailabilityReason.NOT_RECORDED));
        } else if (commands.size() == 1) {
            LOG.error("Command failed; nothing was recorded", failure);
            fail(commands.getFirst(), failure);
        } else {
            LOG.warn("Batch of {} commands failed; retrying them one at a time", commands.size(), failure);
            executeOneByOne(commands);
        }
    }

    /** Executes the commands one at a time. Every caller gets a reply, even if the writer stops halfway. */
    private void executeOneByOne(List<QueuedCommand> commands) {
        try {
            for (QueuedCommand queued : commands) {
                if (closing.getAsBoolean()) {
                    break;
                }
                execute(List.of(queued));
            }
        } finally {
            commands.forEach(queued -> queued.fail(UnavailabilityReason.STOPPED));
        }
    }

    private void execute(List<QueuedCommand> command) {
        DecidedBatch batch = decide(command);
        if (batch.failure() == null) {
            commitNow(batch);
        } else {
            redo(command, batch.failure());
        }
    }

    /** Commits a batch on the thread that decides. */
    private void commitNow(DecidedBatch batch) {
        if (commit(batch)) {
            batch.reply();
            engine.uncommitted().forgetUpTo(engine.durableNumber());
        } else {
            redoFailedCommit();
        }
    }

    /** Executes a command that is a batch in a transaction of its own. No other batch is being committed. */
    void executeCommandBatch(QueuedCommand queued) {
        engine.uncommitted().discard();
        try {
            queued.reply((CommandResult) queued.handler().handle(queued.message()));
        } catch (Exception | Error e) {
            requireRecoverable(List.of(queued), e);
            LOG.warn("Command batch failed; nothing was recorded", e);
            fail(queued, e);
        } finally {
            // Otherwise an event that is appended outside a batch would be collected.
            engine.uncommitted().discard();
        }
    }

    private static void fail(QueuedCommand queued, Throwable failure) {
        if (BatchFailureClassifier.isDatabaseFailure(failure) || BatchFailureClassifier.isOutOfMemory(failure)) {
            queued.fail(UnavailabilityReason.NOT_RECORDED);
        } else {
            queued.fail(failure);
        }
    }

    private void requireRecoverable(List<QueuedCommand> commands, Throwable failure) {
        if (BatchFailureClassifier.isFatal(failure)
                || (BatchFailureClassifier.isOutOfMemory(failure) && !outOfMemoryHandler.awaitRecovery(failure))) {
            commands.forEach(queued -> queued.fail(UnavailabilityReason.STOPPED));
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }
}
