package nl.mutatieboek.ledger.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.ledger.CommandBatch;
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
 * Carries a bundle out: many units of work in one transaction, because one unit would hold all its events in memory. What
 * the streams remember of it is forgotten when it is not recorded.
 */
final class CommandBatchExecutor {
    /** The name of the command that a bundle is as a whole. */
    static final String COMMAND_NAME = CommandBatch.class.getName();

    private final TransactionManager transactions;
    private final IdempotentCommandExecutor clerk;
    private final BookRepository streams;
    private final LedgerStorageEngine engine;

    CommandBatchExecutor(
            TransactionManager transactions,
            IdempotentCommandExecutor clerk,
            BookRepository streams,
            LedgerStorageEngine engine) {
        this.transactions = transactions;
        this.clerk = clerk;
        this.streams = streams;
        this.engine = engine;
    }

    static CommandMessage<CommandBatch> toMessage(CommandBatch bundle) {
        return new GenericCommandMessage<>(new GenericMessage<>(bundle), COMMAND_NAME);
    }

    /**
     * The number up to which the ledger is on disk afterwards.
     *
     * @throws CommitOutcomeUnknownException when the commit failed
     */
    long executeAndCommit(CommandBatch bundle) {
        Transaction transaction = transactions.startTransaction();
        boolean toBeRecorded = false;
        try {
            toBeRecorded = bundle.submitTo(new TransactionalBatchContext(toMessage(bundle)));
        } finally {
            if (!toBeRecorded) {
                streams.clearCaches();
                transaction.rollback();
            }
        }
        if (toBeRecorded) {
            try {
                transaction.commit();
            } catch (RuntimeException | Error e) {
                throw new CommitOutcomeUnknownException(e);
            }
        }
        return engine.durableNumber();
    }

    private final class TransactionalBatchContext implements CommandBatch.CommandBatchContext {
        private final CommandMessage<CommandBatch> message;

        TransactionalBatchContext(CommandMessage<CommandBatch> message) {
            this.message = message;
        }

        @Override
        public List<CommandResult> decide(List<CommandEnvelope> some) {
            return CommandBatchExecutor.this.decide(some);
        }

        @Override
        public <T> T queryState(Function<BookState, T> question) {
            return inUnit(message, () -> question.apply(streams));
        }
    }

    private List<CommandResult> decide(List<CommandEnvelope> some) {
        List<CommandMessage<?>> messages = some.stream()
                .<CommandMessage<?>>map(signed -> CommandMetadata.toMessage(signed, false))
                .toList();
        List<CommandResult> answers = new ArrayList<>(some.size());
        engine.prefetchExistingStreams(
                some.stream().map(signed -> signed.command().streamId().id()).toList());
        return inUnit(messages.getFirst(), () -> {
            clerk.beginBatch(
                    some.stream().map(signed -> signed.metadata().causation()).toList());
            for (int i = 0; i < some.size(); i++) {
                answers.add(answer(clerk.execute(some.get(i).command(), messages.get(i))));
            }
            return answers;
        });
    }

    private static <T> T inUnit(CommandMessage<?> message, Callable<T> work) {
        DefaultUnitOfWork<CommandMessage<?>> unit = DefaultUnitOfWork.startAndGet(message);
        ResultMessage<T> result = unit.executeWithResult(work);
        if (result.isExceptional()) {
            Throwable failure = result.exceptionResult();
            throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
        }
        return result.getPayload();
    }

    private static CommandResult answer(UncommittedCommandResult carried) {
        return switch (carried) {
            case UncommittedCommandResult.AppendedEventsResult added -> new CommandResult.DryRunResult(added.events());
            case UncommittedCommandResult.RepeatInBatchResult repeat -> new CommandResult.DryRunResult(List.of());
            case UncommittedCommandResult.FinalCommandResult known -> known.result();
        };
    }
}
