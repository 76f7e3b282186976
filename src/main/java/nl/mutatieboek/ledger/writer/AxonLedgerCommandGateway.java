package nl.mutatieboek.ledger.writer;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.ledger.CommandBatchCallback;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.ContentHasher;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException.UnavailabilityReason;
import nl.mutatieboek.ledger.NameReferenceProvider;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Gateway that sends commands through Axon to the {@link SingleWriterCommandBus}. */
public final class AxonLedgerCommandGateway implements LedgerCommandGateway {
    private final SingleWriterCommandBus commandBus;
    private final CommandGateway gateway;
    private final ContentHasher contents;
    private final Duration timeout;
    private final ConcurrentMap<UUID, UUID> inProgress = new ConcurrentHashMap<>();
    private volatile boolean standby;
    private volatile NameReferenceProvider nameReferences = subject -> "";

    /**
     * @param contents keys the hashes of contents that are recorded and compared
     * @param queueCapacity number of commands that may wait
     * @param timeout how long a caller waits for a result
     * @param onStopped receives the reason once, if the writer stops
     */
    public AxonLedgerCommandGateway(
            CommandDecider decider,
            LedgerAggregateRepository repository,
            LedgerStorageEngine engine,
            TransactionManager transactions,
            ContentHasher contents,
            int queueCapacity,
            Duration timeout,
            Consumer<String> onStopped) {
        IdempotentCommandExecutor executor = new IdempotentCommandExecutor(decider, repository, engine.uncommitted());
        CommandBatchExecutor batchExecutor = new CommandBatchExecutor(transactions, executor, repository, engine);
        this.commandBus =
                new SingleWriterCommandBus(transactions, executor, repository, engine, queueCapacity, onStopped);
        commandBus.subscribe(
                CommandBatchExecutor.COMMAND_NAME,
                message -> new CommandResult.RecordedResult(
                        batchExecutor.executeAndCommit((CommandBatchCallback) message.getPayload())));
        this.contents = contents;
        this.timeout = timeout;
        commandTypes(Command.class)
                .forEach(type -> commandBus.subscribe(
                        type.getName(), message -> executor.execute((Command) message.getPayload(), message)));
        this.gateway = DefaultCommandGateway.builder().commandBus(commandBus).build();
    }

    private static Stream<Class<?>> commandTypes(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(AxonLedgerCommandGateway::commandTypes)
                : Stream.of(type);
    }

    public CommandBus commandBus() {
        return commandBus;
    }

    /** Number of commands that wait for execution. */
    public int queueSize() {
        return commandBus.queueSize();
    }

    /** Registers a listener for the number of commands in each completed batch. */
    public void onBatchCompleted(IntConsumer listener) {
        commandBus.onBatchCompleted(listener);
    }

    /** Sets the resolver of the name references that are stored in events. */
    public void useNameReferences(NameReferenceProvider resolver) {
        nameReferences = resolver;
    }

    /** Rejects commands until {@link #startAccepting}, because another process is the writer. */
    public void enterStandby() {
        standby = true;
    }

    public void startAccepting() {
        commandBus.start();
        standby = false;
    }

    /** Stops the writer for a reason detected elsewhere. */
    public void stop(String reason) {
        commandBus.stop(reason);
    }

    /** Rejects new commands and waits until the queued ones are executed, or rejects them after the grace period. */
    public void awaitClose(Duration grace) throws InterruptedException {
        commandBus.awaitClose(grace);
    }

    @Override
    public CommandResult sendAndWait(CommandEnvelope command) {
        return submit(command, false);
    }

    private CommandMessage<?> toMessage(CommandEnvelope command, boolean dryRun) {
        try {
            return CommandMetadata.toMessage(dryRun ? command.withContentHash(contents) : complete(command), dryRun);
        } catch (DataAccessException e) {
            // The key of the book or the name table is unavailable. Nothing was sent, so the command may be retried.
            throw new LedgerUnavailableException(UnavailabilityReason.NOT_RECORDED);
        }
    }

    private CommandEnvelope complete(CommandEnvelope command) {
        return command.withContentHash(contents).withNameReference(nameReferences);
    }

    @Override
    public CommandResult dryRun(CommandEnvelope command) {
        return submit(command, true);
    }

    @Override
    public long sendAndWait(CommandBatchCallback batch) {
        if (standby) {
            throw new LedgerUnavailableException(UnavailabilityReason.STANDBY);
        }
        try {
            // Without a timeout, so that the result is certain.
            return gateway.<CommandResult.RecordedResult>send(CommandBatchExecutor.toMessage(complete(batch)))
                    .get()
                    .ledgerNumber();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException(UnavailabilityReason.TOO_LATE);
        } catch (ExecutionException e) {
            throw toException(e.getCause());
        }
    }

    private CommandBatchCallback complete(CommandBatchCallback batch) {
        return context -> batch.submitTo(new CommandBatchCallback.CommandBatchContext() {
            @Override
            public List<CommandResult> decide(List<CommandEnvelope> commands) {
                return context.decide(commands.stream()
                        .map(AxonLedgerCommandGateway.this::complete)
                        .toList());
            }

            @Override
            public <T> T queryState(Function<BookState, T> query) {
                return context.queryState(query);
            }
        });
    }

    private static RuntimeException toException(@Nullable Throwable cause) {
        return cause instanceof LedgerUnavailableException unavailable
                ? new LedgerUnavailableException(unavailable.reason())
                : new IllegalStateException("Command execution failed", cause);
    }

    private CommandResult submit(CommandEnvelope envelope, boolean dryRun) {
        if (standby) {
            throw new LedgerUnavailableException(UnavailabilityReason.STANDBY);
        }
        CommandMessage<?> message = toMessage(envelope, dryRun);
        UUID command = envelope.metadata().causationId();
        UUID attempt = UUID.randomUUID();
        boolean first = inProgress.putIfAbsent(command, attempt) == null;
        CompletableFuture<CommandResult> result =
                gateway.<CommandResult>send(message).whenComplete((a, e) -> inProgress.remove(command, attempt));
        try {
            return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new LedgerUnavailableException(
                    first ? UnavailabilityReason.TOO_LATE : UnavailabilityReason.KEY_IN_PROGRESS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException(UnavailabilityReason.TOO_LATE);
        } catch (ExecutionException e) {
            throw toException(e.getCause());
        }
    }
}
