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
import nl.mutatieboek.ledger.NameReferenceResolver;
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
    private volatile NameReferenceResolver names = subject -> "";

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
                transactions, clerk, engine::durable, new OutOfMemoryHandler(streams, engine), most, whenStopped);
        bookkeeper.subscribe(
                CommandBatchExecutor.COMMAND,
                message -> new CommandResult.RecordedResult(bundles.carryOut((CommandBatch) message.getPayload())));
        this.patience = patience;
        // All commands are carried out alike.
        commandTypes(Command.class)
                .forEach(type -> bookkeeper.subscribe(
                        type.getName(), message -> clerk.carryOut((Command) message.getPayload(), message)));
        this.gateway = DefaultCommandGateway.builder().commandBus(bookkeeper).build();
    }

    private static Stream<Class<?>> commandTypes(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(AxonLedgerCommandGateway::commandTypes)
                : Stream.of(type);
    }

    /** The bus that the bookkeeper is. */
    public CommandBus bus() {
        return bookkeeper;
    }

    /** How many commands the bookkeeper has not taken yet. */
    public int waiting() {
        return bookkeeper.waiting();
    }

    /** From now on this is told how many commands each batch had that was carried out. */
    public void tellBatches(IntConsumer told) {
        bookkeeper.tellBatches(told);
    }

    /** From now on entries say where the name is kept under which their actor acts. */
    public void nameBy(NameReferenceResolver kept) {
        names = kept;
    }

    /** From now on, until it is opened, whoever comes is told that another process writes. */
    public void standBy() {
        standby = true;
    }

    public void open() {
        bookkeeper.start();
        standby = false;
    }

    /** Takes no more commands, because going on could break a promise. */
    public void stop(String reason) {
        bookkeeper.stop(reason);
    }

    /** Takes no more commands, and returns when all that wait are answered, or refused because it takes too long. */
    public void close(Duration grace) throws InterruptedException {
        bookkeeper.close(grace);
    }

    @Override
    public CommandResult carryOut(CommandEnvelope command) {
        return handIn(named(command), false);
    }

    private CommandEnvelope named(CommandEnvelope command) {
        try {
            return command.named(names);
        } catch (DataAccessException e) {
            // Where the names are kept nobody answers: nothing was handed in, and it may be handed in later.
            throw new LedgerUnavailableException(UnavailabilityReason.NOT_RECORDED);
        }
    }

    @Override
    public CommandResult tryOut(CommandEnvelope command) {
        return handIn(command, true);
    }

    @Override
    public long carryOut(CommandBatch bundle) {
        if (standby) {
            throw new LedgerUnavailableException(UnavailabilityReason.STANDBY);
        }
        try {
            // However long it takes: it is one answer, and it is certain.
            return gateway.<CommandResult.RecordedResult>send(CommandBatchExecutor.message(named(bundle)))
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
        return counter -> bundle.handIn(new CommandBatch.CommandBatchContext() {
            @Override
            public List<CommandResult> decide(List<CommandEnvelope> some) {
                return counter.decide(some.stream().map(one -> one.named(names)).toList());
            }

            @Override
            public <T> T read(Function<BookState, T> question) {
                return counter.read(question);
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
        UUID command = signed.origin().causation();
        UUID me = UUID.randomUUID();
        boolean first = underWay.putIfAbsent(command, me) == null;
        CompletableFuture<CommandResult> answer = gateway.<CommandResult>send(CommandMetadata.message(signed, dryRun))
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
