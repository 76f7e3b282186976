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
import nl.mutatieboek.ledger.CommandBatch;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException.UnavailabilityReason;
import nl.mutatieboek.ledger.NameReferenceProvider;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** The desk with its bookkeeper behind it. */
public final class AxonLedgerCommandGateway implements LedgerCommandGateway {
    private final SingleWriterCommandBus bookkeeper;
    private final CommandGateway gateway;
    private final Duration patience;
    private final ConcurrentMap<UUID, UUID> underWay = new ConcurrentHashMap<>();
    private volatile boolean standby;
    private volatile NameReferenceProvider names = subject -> "";

    /**
     * @param most how many commands may wait
     * @param patience how long somebody waits for an answer
     * @param whenStopped told once why the book stopped
     */
    public AxonLedgerCommandGateway(
            CommandDecider rules,
            BookRepository streams,
            DurableLedgerReader entries,
            LedgerStorageEngine engine,
            TransactionManager transactions,
            int most,
            Duration patience,
            Consumer<String> whenStopped) {
        IdempotentCommandExecutor clerk = new IdempotentCommandExecutor(rules, streams, entries);
        CommandBatchExecutor bundles = new CommandBatchExecutor(transactions, clerk, streams, engine);
        this.bookkeeper = new SingleWriterCommandBus(
                transactions, clerk, engine::durableNumber, new OutOfMemoryHandler(streams, engine), most, whenStopped);
        bookkeeper.subscribe(
                CommandBatchExecutor.COMMAND_NAME,
                message -> new CommandResult.RecordedResult(
                        bundles.executeAndCommit((CommandBatch) message.getPayload())));
        this.patience = patience;
        // All commands are carried out alike.
        commandTypes(Command.class)
                .forEach(type -> bookkeeper.subscribe(
                        type.getName(), message -> clerk.execute((Command) message.getPayload(), message)));
        this.gateway = DefaultCommandGateway.builder().commandBus(bookkeeper).build();
    }

    private static Stream<Class<?>> commandTypes(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(AxonLedgerCommandGateway::commandTypes)
                : Stream.of(type);
    }

    /** The bus that the bookkeeper is. */
    public CommandBus commandBus() {
        return bookkeeper;
    }

    /** How many commands the bookkeeper has not taken yet. */
    public int queueSize() {
        return bookkeeper.queueSize();
    }

    /** From now on this is told how many commands each batch had that was carried out. */
    public void onBatchCompleted(IntConsumer told) {
        bookkeeper.onBatchCompleted(told);
    }

    /** From now on entries say where the name is kept under which their actor acts. */
    public void useNameReferences(NameReferenceProvider kept) {
        names = kept;
    }

    /** From now on, until it is opened, whoever comes is told that another process writes. */
    public void enterStandby() {
        standby = true;
    }

    public void startAccepting() {
        bookkeeper.start();
        standby = false;
    }

    /** Takes no more commands, because going on could break a promise. */
    public void stop(String reason) {
        bookkeeper.stop(reason);
    }

    /** Takes no more commands, and returns when all that wait are answered, or refused because it takes too long. */
    public void awaitClose(Duration grace) throws InterruptedException {
        bookkeeper.awaitClose(grace);
    }

    @Override
    public CommandResult sendAndWait(CommandEnvelope command) {
        return handIn(named(command), false);
    }

    private CommandEnvelope named(CommandEnvelope command) {
        try {
            return command.withNameReference(names);
        } catch (DataAccessException e) {
            // Where the names are kept nobody answers: nothing was handed in, and it may be handed in later.
            throw new LedgerUnavailableException(UnavailabilityReason.NOT_RECORDED);
        }
    }

    @Override
    public CommandResult dryRun(CommandEnvelope command) {
        return handIn(command, true);
    }

    @Override
    public long sendAndWait(CommandBatch bundle) {
        if (standby) {
            throw new LedgerUnavailableException(UnavailabilityReason.STANDBY);
        }
        try {
            // However long it takes: it is one answer, and it is certain.
            return gateway.<CommandResult.RecordedResult>send(CommandBatchExecutor.toMessage(named(bundle)))
                    .get()
                    .ledgerNumber();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException(UnavailabilityReason.TOO_LATE);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }

    private CommandBatch named(CommandBatch bundle) {
        return counter -> bundle.submitTo(new CommandBatch.CommandBatchContext() {
            @Override
            public List<CommandResult> decide(List<CommandEnvelope> some) {
                return counter.decide(
                        some.stream().map(one -> one.withNameReference(names)).toList());
            }

            @Override
            public <T> T queryState(Function<BookState, T> question) {
                return counter.queryState(question);
            }
        });
    }

    private static RuntimeException failed(@Nullable Throwable cause) {
        return cause instanceof LedgerUnavailableException notAnswered
                ? new LedgerUnavailableException(notAnswered.reason())
                : new IllegalStateException("The book failed to carry out a command", cause);
    }

    private CommandResult handIn(CommandEnvelope signed, boolean dryRun) {
        if (standby) {
            throw new LedgerUnavailableException(UnavailabilityReason.STANDBY);
        }
        UUID command = signed.metadata().causation();
        UUID me = UUID.randomUUID();
        boolean first = underWay.putIfAbsent(command, me) == null;
        CompletableFuture<CommandResult> answer = gateway.<CommandResult>send(CommandMetadata.toMessage(signed, dryRun))
                .whenComplete((a, e) -> underWay.remove(command, me));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new LedgerUnavailableException(
                    first ? UnavailabilityReason.TOO_LATE : UnavailabilityReason.KEY_IN_PROGRESS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException(UnavailabilityReason.TOO_LATE);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }
}
