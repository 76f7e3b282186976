package nl.mutatieboek.ledger.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.ledger.CommandBatchCallback;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/**
 * Executes a command batch: many units of work in one transaction, because one unit of work would hold all events in
 * memory. After a rollback the aggregate caches are cleared.
 */
final class CommandBatchExecutor {
    /** Command name of a batch. */
    static final String COMMAND_NAME = CommandBatchCallback.class.getName();

    private final TransactionManager transactions;
    private final IdempotentCommandExecutor executor;
    private final LedgerAggregateRepository repository;
    private final LedgerStorageEngine engine;

    CommandBatchExecutor(
            TransactionManager transactions,
            IdempotentCommandExecutor executor,
            LedgerAggregateRepository repository,
            LedgerStorageEngine engine) {
        this.transactions = transactions;
        this.executor = executor;
        this.repository = repository;
        this.engine = engine;
    }

    static CommandMessage<CommandBatchCallback> toMessage(CommandBatchCallback batch) {
        return new GenericCommandMessage<>(new GenericMessage<>(batch), COMMAND_NAME);
    }

    /**
     * Executes and commits the batch; returns the number up to which the ledger is on disk.
     *
     * @throws CommitOutcomeUnknownException if the commit failed
     */
    long executeAndCommit(CommandBatchCallback batch) {
        Transaction transaction = transactions.startTransaction();
        boolean commit = false;
        try {
            commit = batch.submitTo(new TransactionalBatchContext(toMessage(batch)));
        } finally {
            if (!commit) {
                repository.clearCaches();
                transaction.rollback();
            }
        }
        if (commit) {
            try {
                transaction.commit();
            } catch (RuntimeException | Error e) {
                throw new CommitOutcomeUnknownException(e);
            }
        }
        return engine.durableNumber();
    }

    private final class TransactionalBatchContext implements CommandBatchCallback.CommandBatchContext {
        private final CommandMessage<CommandBatchCallback> message;

        TransactionalBatchContext(CommandMessage<CommandBatchCallback> message) {
            this.message = message;
        }

        @Override
        public List<CommandResult> decide(List<CommandEnvelope> commands) {
            return CommandBatchExecutor.this.decide(commands);
        }

        @Override
        public <T> T queryState(Function<BookState, T> query) {
            return inUnitOfWork(message, () -> query.apply(repository));
        }
    }

    private List<CommandResult> decide(List<CommandEnvelope> commands) {
        List<CommandMessage<?>> messages = commands.stream()
                .<CommandMessage<?>>map(envelope -> CommandMetadata.toMessage(envelope, false))
                .toList();
        List<CommandResult> results = new ArrayList<>(commands.size());
        return inUnitOfWork(messages.getFirst(), () -> {
            executor.beginBatch(messages);
            for (int i = 0; i < commands.size(); i++) {
                results.add(toResult(executor.execute(commands.get(i).command(), messages.get(i))));
            }
            return results;
        });
    }

    private static <T> T inUnitOfWork(CommandMessage<?> message, Callable<T> work) {
        DefaultUnitOfWork<CommandMessage<?>> unit = DefaultUnitOfWork.startAndGet(message);
        ResultMessage<T> result = unit.executeWithResult(work);
        if (result.isExceptional()) {
            Throwable failure = result.exceptionResult();
            throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
        }
        return result.getPayload();
    }

    private static CommandResult toResult(UncommittedCommandResult executed) {
        return switch (executed) {
            case UncommittedCommandResult.AppendedEventsResult added -> new CommandResult.DryRunResult(added.events());
            case UncommittedCommandResult.RepeatInBatchResult repeat -> new CommandResult.DryRunResult(List.of());
            case UncommittedCommandResult.FinalCommandResult known -> known.result();
        };
    }
}
