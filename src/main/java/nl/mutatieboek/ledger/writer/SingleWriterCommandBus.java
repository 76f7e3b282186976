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
 * The one bookkeeper: how the command bus carries commands out. Its thread takes all that wait, lets each be decided in turn
 * in one unit of work, and answers when the commit is on disk. A batch that fails is redone one by one; a foreign writer or
 * a failed sync stops the book. Where memory runs out before a commit, nothing of the batch is recorded, and the book goes on if nothing
 * of it is left: the streams are read anew from the database.
 */
final class SingleWriterCommandBus extends SimpleCommandBus {
    private static final Logger LOG = LoggerFactory.getLogger(SingleWriterCommandBus.class);
    private static final int LARGEST_BATCH = 256;

    private final TransactionManager transactions;
    private final IdempotentCommandExecutor clerk;
    private final LongSupplier durable;
    private final OutOfMemoryHandler freshStart;
    private final Consumer<String> whenStopped;
    private final BlockingQueue<QueuedCommand> queueSize;
    private final Thread thread = new Thread(this::work, "bookkeeper");

    private final AtomicBoolean told = new AtomicBoolean();

    private volatile boolean open = true;
    private volatile boolean abandoned;
    private volatile IntConsumer batches = size -> {};

    private record QueuedCommand(
            CommandMessage<?> message,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<Object, Object> callback) {
        boolean isBundle() {
            return message.getCommandName().equals(CommandBatchExecutor.COMMAND_NAME);
        }

        void answer(CommandResult answer) {
            callback.onResult(
                    message.withMetaData(message.getMetaData()),
                    GenericCommandResultMessage.asCommandResultMessage(answer));
        }

        void fail(Throwable failure) {
            callback.onResult(
                    message.withMetaData(message.getMetaData()),
                    GenericCommandResultMessage.asCommandResultMessage(failure));
        }
    }

    /**
     * @param durable the number up to which the ledger is on disk
     * @param freshStart after a batch for which there was no memory
     * @param most how many commands may wait
     * @param whenStopped told once why the book stopped
     */
    SingleWriterCommandBus(
            TransactionManager transactions,
            IdempotentCommandExecutor clerk,
            LongSupplier durable,
            OutOfMemoryHandler freshStart,
            int most,
            Consumer<String> whenStopped) {
        super(SimpleCommandBus.builder().transactionManager(transactions));
        this.transactions = transactions;
        this.clerk = clerk;
        this.durable = durable;
        this.freshStart = freshStart;
        this.queueSize = new ArrayBlockingQueue<>(most);
        this.whenStopped = whenStopped;
    }

    int queueSize() {
        return queueSize.size();
    }

    void onBatchCompleted(IntConsumer told) {
        batches = told;
    }

    void start() {
        thread.start();
    }

    /**
     * Takes no more commands, carries out those that wait, and returns when the last is answered. Those that the bookkeeper
     * has not taken up in time, because the database holds it up, are told that the book has stopped.
     */
    void awaitClose(Duration grace) throws InterruptedException {
        open = false;
        if (!thread.join(grace)) {
            LOG.warn("The bookkeeper is held up and is not waited for any longer");
            abandoned = true;
            refuseWaiting();
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        QueuedCommand slip = new QueuedCommand(command, handler, (CommandCallback<Object, Object>) callback);
        if (!open) {
            slip.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED));
        } else if (!queueSize.offer(slip)) {
            slip.fail(new LedgerUnavailableException(UnavailabilityReason.BUSY));
        } else if (!open && queueSize.remove(slip)) {
            // Handed in just as the bookkeeper went home.
            slip.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED));
        }
    }

    private void work() {
        try {
            while (open || !queueSize.isEmpty()) {
                List<QueuedCommand> batch = take();
                while (!batch.isEmpty()) {
                    batch = carryOutSome(batch);
                }
            }
        } catch (InterruptedException e) {
            stop("The bookkeeper was interrupted", e);
        } catch (Throwable e) {
            stop("The bookkeeper failed", e);
        } finally {
            open = false;
            refuseWaiting();
        }
    }

    private List<QueuedCommand> take() throws InterruptedException {
        List<QueuedCommand> batch = new ArrayList<>();
        QueuedCommand first = queueSize.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queueSize.drainTo(batch, LARGEST_BATCH - 1);
        }
        return batch;
    }

    /** A bundle is carried out alone; the rest of the batch waits. */
    private List<QueuedCommand> carryOutSome(List<QueuedCommand> batch) {
        int before = 0;
        while (before < batch.size() && !batch.get(before).isBundle()) {
            before++;
        }
        try {
            if (before > 0) {
                carryOut(batch.subList(0, before));
            } else {
                carryOutWhole(batch.getFirst());
            }
        } catch (RuntimeException | Error e) {
            batch.subList(Math.max(before, 1), batch.size())
                    .forEach(one -> one.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED)));
            throw e;
        }
        return batch.subList(Math.max(before, 1), batch.size());
    }

    private void carryOutWhole(QueuedCommand bundle) {
        try {
            bundle.answer((CommandResult) bundle.handler().handle(bundle.message()));
        } catch (Exception | Error e) {
            if (BatchFailureClassifier.isFatal(e)
                    || (BatchFailureClassifier.isOutOfMemory(e) && !freshStart.awaitRecovery(e))) {
                bundle.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED));
                throw new IllegalStateException(e.getMessage(), e);
            }
            LOG.warn("A bundle of commands failed; nothing was recorded", e);
            bundle.fail(
                    BatchFailureClassifier.isDatabaseFailure(e) || BatchFailureClassifier.isOutOfMemory(e)
                            ? new LedgerUnavailableException(UnavailabilityReason.NOT_RECORDED)
                            : e);
        }
    }

    private void carryOut(List<QueuedCommand> batch) {
        Throwable failure = tryTo(batch);
        if (failure == null) {
            return;
        }
        boolean outOfMemory = BatchFailureClassifier.isOutOfMemory(failure);
        if (BatchFailureClassifier.isFatal(failure) || (outOfMemory && !freshStart.awaitRecovery(failure))) {
            batch.forEach(one -> one.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED)));
            throw new IllegalStateException(failure.getMessage(), failure);
        }
        if (outOfMemory) {
            // One by one they would need that memory again.
            LOG.error("Out of memory while {} commands were decided; nothing was recorded", batch.size(), failure);
            batch.forEach(one -> one.fail(new LedgerUnavailableException(UnavailabilityReason.NOT_RECORDED)));
        } else if (batch.size() == 1) {
            LOG.error("A command failed; nothing was recorded", failure);
            batch.getFirst()
                    .fail(
                            BatchFailureClassifier.isDatabaseFailure(failure)
                                    ? new LedgerUnavailableException(UnavailabilityReason.NOT_RECORDED)
                                    : failure);
        } else {
            LOG.warn("A batch of {} commands failed and is carried out one by one", batch.size(), failure);
            oneByOne(batch);
        }
    }

    /** Whatever stops the book halfway, nobody is left without an answer. */
    private void oneByOne(List<QueuedCommand> batch) {
        int carriedOut = 0;
        try {
            for (QueuedCommand one : batch) {
                if (abandoned) {
                    break;
                }
                carriedOut++;
                carryOut(List.of(one));
            }
        } finally {
            batch.subList(carriedOut, batch.size())
                    .forEach(one -> one.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED)));
        }
    }

    /** Carries the batch out in one unit of work; null when it is committed and answered. */
    private @Nullable Throwable tryTo(List<QueuedCommand> batch) {
        long before = durable.getAsLong();
        List<UncommittedCommandResult> done = new ArrayList<>(batch.size());
        DefaultUnitOfWork<CommandMessage<?>> unit =
                DefaultUnitOfWork.startAndGet(batch.getFirst().message());
        try {
            unit.attachTransaction(transactions);
        } catch (RuntimeException | Error e) {
            // No connection: nothing was begun, and the next batch may find one.
            return e;
        }
        boolean[] committing = {false};
        // Attached later, called sooner: before the transaction is committed.
        unit.onCommit(u -> committing[0] = true);
        ResultMessage<?> result;
        try {
            result = unit.executeWithResult(() -> {
                clerk.beginBatch(batch.stream()
                        .map(one ->
                                CommandMetadata.from(one.message()).metadata().causation())
                        .toList());
                for (QueuedCommand one : batch) {
                    done.add((UncommittedCommandResult) one.handler().handle(one.message()));
                }
                return done.size();
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
        batches.accept(batch.size());
        answer(batch, done, before);
        return null;
    }

    private void answer(List<QueuedCommand> batch, List<UncommittedCommandResult> done, long before) {
        long expected = before
                + done.stream()
                        .mapToLong(carried -> carried instanceof UncommittedCommandResult.AppendedEventsResult added
                                ? added.entryCount()
                                : 0)
                        .sum();
        if (expected != durable.getAsLong()) {
            batch.forEach(one -> one.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED)));
            throw new IllegalStateException("Counted to " + expected + ", but the ledger is at " + durable.getAsLong());
        }
        long number = before;
        for (int i = 0; i < batch.size(); i++) {
            CommandResult answer = switch (done.get(i)) {
                case UncommittedCommandResult.AppendedEventsResult added -> {
                    number += added.entryCount();
                    yield new CommandResult.RecordedResult(number);
                }
                case UncommittedCommandResult.RepeatInBatchResult repeat ->
                    new CommandResult.RecordedResult(before + repeat.lastEntryInBatch());
                case UncommittedCommandResult.FinalCommandResult known -> known.result();
            };
            batch.get(i).answer(answer);
        }
    }

    private void stop(String reason, Throwable cause) {
        open = false;
        LOG.error("The book stops: {}", reason, cause);
        tellOnce(reason + ": " + cause.getMessage());
    }

    /** Takes no more commands for a reason that was seen elsewhere. */
    void stop(String reason) {
        open = false;
        LOG.error("The book stops: {}", reason);
        tellOnce(reason);
    }

    private void tellOnce(String reason) {
        if (told.compareAndSet(false, true)) {
            whenStopped.accept(reason);
        }
    }

    private void refuseWaiting() {
        for (QueuedCommand one = queueSize.poll(); one != null; one = queueSize.poll()) {
            one.fail(new LedgerUnavailableException(UnavailabilityReason.STOPPED));
        }
    }
}
