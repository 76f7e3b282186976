package nl.mutatieboek.ledger.desk;

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
import nl.mutatieboek.ledger.Answer;
import nl.mutatieboek.ledger.Bundle;
import nl.mutatieboek.ledger.Desk;
import nl.mutatieboek.ledger.Desk.NotAnswered.Reason;
import nl.mutatieboek.ledger.NamesOfToday;
import nl.mutatieboek.ledger.Signed;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import nl.mutatieboek.ledger.store.StoredEntries;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** The desk with its bookkeeper behind it. */
public final class OfficeDesk implements Desk {
    private final Bookkeeper bookkeeper;
    private final CommandGateway gateway;
    private final Duration patience;
    private final ConcurrentMap<UUID, UUID> underWay = new ConcurrentHashMap<>();
    private volatile boolean standby;
    private volatile NamesOfToday names = subject -> "";

    /**
     * @param most how many commands may wait
     * @param patience how long somebody waits for an answer
     * @param whenStopped told once why the book stopped
     */
    public OfficeDesk(
            CommandDecider rules,
            Streams streams,
            StoredEntries entries,
            LedgerStorageEngine engine,
            TransactionManager transactions,
            int most,
            Duration patience,
            Consumer<String> whenStopped) {
        Clerk clerk = new Clerk(rules, streams, entries);
        WholeBundle bundles = new WholeBundle(transactions, clerk, streams, engine);
        this.bookkeeper = new Bookkeeper(
                transactions, clerk, engine::durable, new FreshStart(streams, engine), most, whenStopped);
        bookkeeper.subscribe(
                WholeBundle.COMMAND, message -> new Answer.Recorded(bundles.carryOut((Bundle) message.getPayload())));
        this.patience = patience;
        // All commands are carried out alike.
        commandTypes(Command.class)
                .forEach(type -> bookkeeper.subscribe(
                        type.getName(), message -> clerk.carryOut((Command) message.getPayload(), message)));
        this.gateway = DefaultCommandGateway.builder().commandBus(bookkeeper).build();
    }

    private static Stream<Class<?>> commandTypes(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(OfficeDesk::commandTypes)
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
    public void nameBy(NamesOfToday kept) {
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
    public Answer carryOut(Signed command) {
        return handIn(named(command), false);
    }

    private Signed named(Signed command) {
        try {
            return command.named(names);
        } catch (DataAccessException e) {
            // Where the names are kept nobody answers: nothing was handed in, and it may be handed in later.
            throw new NotAnswered(Reason.NOT_RECORDED);
        }
    }

    @Override
    public Answer tryOut(Signed command) {
        return handIn(command, true);
    }

    @Override
    public long carryOut(Bundle bundle) {
        if (standby) {
            throw new NotAnswered(Reason.STANDBY);
        }
        try {
            // However long it takes: it is one answer, and it is certain.
            return gateway.<Answer.Recorded>send(WholeBundle.message(named(bundle)))
                    .get()
                    .ledgerNumber();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAnswered(Reason.TOO_LATE);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }

    private Bundle named(Bundle bundle) {
        return counter -> bundle.handIn(new Bundle.Counter() {
            @Override
            public List<Answer> decide(List<Signed> some) {
                return counter.decide(some.stream().map(one -> one.named(names)).toList());
            }

            @Override
            public <T> T read(Function<BookState, T> question) {
                return counter.read(question);
            }
        });
    }

    private static RuntimeException failed(@Nullable Throwable cause) {
        return cause instanceof NotAnswered notAnswered
                ? new NotAnswered(notAnswered.reason())
                : new IllegalStateException("The book failed to carry out a command", cause);
    }

    private Answer handIn(Signed signed, boolean dryRun) {
        if (standby) {
            throw new NotAnswered(Reason.STANDBY);
        }
        UUID command = signed.origin().causation();
        UUID me = UUID.randomUUID();
        boolean first = underWay.putIfAbsent(command, me) == null;
        CompletableFuture<Answer> answer =
                gateway.<Answer>send(Slip.message(signed, dryRun)).whenComplete((a, e) -> underWay.remove(command, me));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NotAnswered(first ? Reason.TOO_LATE : Reason.KEY_IN_PROGRESS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAnswered(Reason.TOO_LATE);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }
}
