package nl.mutatieboek.ledger.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.ledger.Answer;
import nl.mutatieboek.ledger.Bundle;
import nl.mutatieboek.ledger.Signed;
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
final class WholeBundle {
    /** The name of the command that a bundle is as a whole. */
    static final String COMMAND = Bundle.class.getName();

    private final TransactionManager transactions;
    private final Clerk clerk;
    private final Streams streams;
    private final LedgerStorageEngine engine;

    WholeBundle(TransactionManager transactions, Clerk clerk, Streams streams, LedgerStorageEngine engine) {
        this.transactions = transactions;
        this.clerk = clerk;
        this.streams = streams;
        this.engine = engine;
    }

    static CommandMessage<Bundle> message(Bundle bundle) {
        return new GenericCommandMessage<>(new GenericMessage<>(bundle), COMMAND);
    }

    /**
     * The number up to which the ledger is on disk afterwards.
     *
     * @throws OutcomeUnknown when the commit failed
     */
    long carryOut(Bundle bundle) {
        Transaction transaction = transactions.startTransaction();
        boolean toBeRecorded = false;
        try {
            toBeRecorded = bundle.handIn(new Decisions(message(bundle)));
        } finally {
            if (!toBeRecorded) {
                streams.forget();
                transaction.rollback();
            }
        }
        if (toBeRecorded) {
            try {
                transaction.commit();
            } catch (RuntimeException | Error e) {
                throw new OutcomeUnknown(e);
            }
        }
        return engine.durable();
    }

    private final class Decisions implements Bundle.Counter {
        private final CommandMessage<Bundle> message;

        Decisions(CommandMessage<Bundle> message) {
            this.message = message;
        }

        @Override
        public List<Answer> decide(List<Signed> some) {
            return WholeBundle.this.decide(some);
        }

        @Override
        public <T> T read(Function<BookState, T> question) {
            return inUnit(message, () -> question.apply(streams));
        }
    }

    private List<Answer> decide(List<Signed> some) {
        List<CommandMessage<?>> messages = some.stream()
                .<CommandMessage<?>>map(signed -> Slip.message(signed, false))
                .toList();
        List<Answer> answers = new ArrayList<>(some.size());
        engine.lookUp(
                some.stream().map(signed -> signed.command().stream().id()).toList());
        return inUnit(messages.getFirst(), () -> {
            clerk.begin(some.stream().map(signed -> signed.origin().causation()).toList());
            for (int i = 0; i < some.size(); i++) {
                answers.add(answer(clerk.carryOut(some.get(i).command(), messages.get(i))));
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

    private static Answer answer(Carried carried) {
        return switch (carried) {
            case Carried.Added added -> new Answer.WouldRecord(added.events());
            case Carried.RepeatsInBatch repeat -> new Answer.WouldRecord(List.of());
            case Carried.Known known -> known.answer();
        };
    }
}
