package nl.mutatieboek.ledger.writer;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.CalendarCommand;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.CommandDecider;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.CommandBatchCallback;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.ContentHasher;
import nl.mutatieboek.ledger.NameReferenceProvider;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.ledger.proof.BookIdentityRepository;
import nl.mutatieboek.ledger.store.CommitDiskSynchronizer;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.EventJsonMapper;
import nl.mutatieboek.ledger.store.JdbcLedgerRepository;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.awaitility.Awaitility;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The command gateway with writer and ledger, and no application around them, so that a test decides the content of a
 * batch, the clock, and disk failures.
 */
final class WriterFixture implements AutoCloseable {
    static final Actor ADMINISTRATOR = new Actor(new PersonId("somebody"), Set.of(), Set.of(Mandate.ADMINISTER));

    private final TestDatabase databases;
    private final DataSource database;
    private final AtomicLong clock =
            new AtomicLong(Instant.parse("2026-11-24T12:00:00Z").toEpochMilli());
    private final List<String> stopReasons = new CopyOnWriteArrayList<>();
    private volatile ObservedDataSource.DatabaseStepHook onStep = step -> {};
    private int most = 100;
    private int cached = 100;
    private Duration patience = Duration.ofSeconds(30);
    private LedgerStorageEngine engine;
    private DurableLedgerReader entries;
    private AxonLedgerCommandGateway gateway;
    private boolean open;

    /** On a new, empty book in H2. */
    WriterFixture() {
        this(TestDatabase.H2);
    }

    /** On a new, empty book. */
    WriterFixture(TestDatabase databases) {
        this.databases = databases;
        this.database = new ObservedDataSource(databases.newMigratedDatabase(), step -> onStep.at(step));
        recreateGateway();
    }

    /** On a database that has the tables of a book. */
    WriterFixture(TestDatabase databases, DataSource database) {
        this.databases = databases;
        this.database = database;
        recreateGateway();
    }

    /** Another process, already at work, on the same ledger. */
    WriterFixture openSecondWriter() {
        return new WriterFixture(databases, database).open();
    }

    /** Sets the queue limit and the timeout of waiting clients. */
    WriterFixture withQueue(int newMost, Duration newPatience) {
        this.most = newMost;
        this.patience = newPatience;
        recreateGateway();
        return this;
    }

    /** Sets the number of aggregates that stay in memory. */
    WriterFixture withCache(int aggregates) {
        this.cached = aggregates;
        recreateGateway();
        return this;
    }

    /** Creates a new gateway on the same ledger, like a new process; the writer is not started yet. */
    void recreateGateway() {
        close();
        try {
            JdbcLedgerRepository tables = new JdbcLedgerRepository(database);
            EventJsonMapper json = EventJsonMapper.create();
            JdbcTransactionManager transactions = new JdbcTransactionManager(database);
            TransactionManager axons = new SpringTransactionManager(transactions);
            engine = new LedgerStorageEngine.Builder(
                            tables, new CommitDiskSynchronizer(database), new TickingClock(true), json)
                    .build();
            entries = engine.createReader(new TransactionTemplate(transactions));
            LedgerAggregateRepository streams = new LedgerAggregateRepository(
                    EmbeddedEventStore.builder().storageEngine(engine).build(), cached, new TickingClock(false));
            gateway = new AxonLedgerCommandGateway(
                    new CommandDecider(new ConsentPolicy(1, 1, Set.of())),
                    streams,
                    engine,
                    axons,
                    new ContentHasher(new BookIdentityRepository(database)::saltKey),
                    most,
                    patience,
                    stopReasons::add);
            engine.becomeWriter();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets the store of the actors' names. */
    void useNameReferences(NameReferenceProvider names) {
        gateway.useNameReferences(names);
    }

    /** Executes all waiting commands. */
    WriterFixture open() {
        gateway.startAccepting();
        open = true;
        return this;
    }

    /** Executes these commands in one batch, in order: they are enqueued before the writer starts. */
    List<Object> executeAsBatch(CommandEnvelope... commands) {
        recreateGateway();
        List<CompletableFuture<Object>> answers =
                Arrays.stream(commands).map(this::sendAsync).toList();
        open();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** Returns once the command waits; what comes of it is an answer or an exception. */
    CompletableFuture<Object> sendAsync(CommandEnvelope command) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        Thread person = new Thread(() -> {
            try {
                answer.complete(gateway.sendAndWait(command));
            } catch (RuntimeException e) {
                answer.complete(e);
            }
        });
        person.start();
        Awaitility.await().until(() -> answer.isDone() || person.getState() == Thread.State.TIMED_WAITING);
        return answer;
    }

    CommandResult sendAndWait(CommandEnvelope command) {
        return gateway.sendAndWait(command);
    }

    long sendAndWait(CommandBatchCallback bundle) {
        return gateway.sendAndWait(bundle);
    }

    CommandResult dryRun(CommandEnvelope command) {
        return gateway.dryRun(command);
    }

    /** Number of commands in the queue. */
    int queueSize() {
        return gateway.queueSize();
    }

    LedgerStorageEngine engine() {
        return engine;
    }

    DurableLedgerReader entries() {
        return entries;
    }

    List<RawEntry> ledger() {
        return entries.readRawAfter(0, Integer.MAX_VALUE);
    }

    /** The reason given when the writer stopped. */
    List<String> stopReasons() {
        return stopReasons;
    }

    /** The first step of an attacker with all database rights. */
    JdbcClient tamperingSql() {
        return databases.openForTampering(database);
    }

    JdbcClient sql() {
        return JdbcClient.create(database);
    }

    void setClock(String instant) {
        clock.set(Instant.parse(instant).toEpochMilli());
    }

    /** From now on this happens after a commit, before the disk has it. */
    void beforeSync(Runnable happens) {
        onStep(step -> {
            if (step.equals(ObservedDataSource.SYNC)) {
                happens.run();
            }
        });
    }

    /** From now on this happens at each step of a connection. */
    void onStep(ObservedDataSource.DatabaseStepHook hook) {
        onStep = hook;
    }

    /** From now on a commit does not reach the disk. */
    void failSync() {
        onStep(step -> {
            if (step.equals(ObservedDataSource.SYNC)) {
                throw new SQLException("No space left on device");
            }
        });
    }

    /** From now on, until {@link #restoreMemory}, no memory is left where such a statement is prepared. */
    void failMemoryAt(Predicate<String> statement) {
        onStep(step -> {
            if (statement.test(step)) {
                throw new OutOfMemoryError("Java heap space");
            }
        });
    }

    void restoreMemory() {
        onStep(step -> {});
    }

    static CommandEnvelope register(String key, String moment, String submittedOn) {
        return envelope(
                key,
                id -> new CalendarCommand.RegisterMoment(Moment.parse(moment), LocalDate.parse(submittedOn), false));
    }

    static CommandEnvelope register(String moment) {
        int year = Integer.parseInt(moment.substring(0, 4));
        return register(moment, moment, year <= 2026 ? "2025-09-16" : year - 1 + "-09-16");
    }

    static CommandEnvelope envelope(String key, Function<UUID, Command> command) {
        return CommandEnvelope.create(ADMINISTRATOR, "/v1/test", key, "test", command);
    }

    /** Executes the waiting commands and stops the writer. */
    @Override
    public void close() {
        close(Duration.ofSeconds(30));
    }

    void close(Duration grace) {
        if (open) {
            open = false;
            try {
                gateway.awaitClose(grace);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Goes on by a millisecond each time the ledger reads it, so that one stamp is one commit. */
    private final class TickingClock extends Clock {
        private final boolean ticks;

        TickingClock(boolean ticks) {
            this.ticks = ticks;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(ticks ? clock.getAndIncrement() : clock.get());
        }
    }
}
