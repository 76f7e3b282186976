package nl.mutatieboek.ledger.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException.NotYetKnownReason;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.UnreadableEntryException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where Axon keeps the events: gives each the next dense ledger number and hashes it onto the chain in the transaction that
 * appends it, and lets readers see it once it is on disk. Because numbers have no gaps, a reader that misses one stops.
 */
public final class LedgerStorageEngine implements EventStorageEngine {
    /** The form of {@code recorded_at}: UTC, always with three digits of milliseconds, so that text order is time order. */
    static final DateTimeFormatter TIMESTAMP_FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final int PAGE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(LedgerStorageEngine.class);

    private final JdbcLedgerRepository tables;
    private final CommitDiskSynchronizer durability;
    private final AcknowledgementFile witness;
    private final EventJsonMapper json;
    private final AtomicLong durableNumber = new AtomicLong();
    private final RecordingTimestampGenerator stamps;
    private final Set<String> absent = ConcurrentHashMap.newKeySet();
    private volatile long epoch;
    private volatile LongConsumer syncs = nanos -> {};
    private volatile Runnable onDurable = () -> {};

    private LedgerStorageEngine(Builder builder) {
        this.tables = builder.tables;
        this.durability = builder.durability;
        this.witness = builder.acknowledgementFile;
        this.json = builder.json;
        this.stamps = new RecordingTimestampGenerator(builder.clock);
    }

    /**
     * Becomes the one writer of the book: whoever was it before is stopped by the new epoch at its next commit.
     */
    public void becomeWriter() {
        boolean mine;
        do {
            mine = becomeWriterAfter(tables.readLease());
        } while (!mine);
    }

    /**
     * Becomes the writer after the one that was seen; waits for what that one has under way.
     *
     * @return whether it did; false when another process was first
     */
    public boolean becomeWriterAfter(WriterLease seen) {
        // An event that this version cannot read stops the application before anybody is answered.
        try {
            tables.findFirstOfEachRevision().forEach(json::decode);
        } catch (UnreadableEntryException e) {
            throw new LedgerStartupException(e.operatorMessage());
        }
        witness.requireAcknowledgedEntry(tables);
        if (!tables.tryTakeEpochAfter(seen.epoch())) {
            return false;
        }
        durability.syncToDisk();
        JdbcLedgerRepository.SettledHead told = tables.readSettledHead();
        witness.initialize(told.head());
        durableNumber.set(told.head().ledgerNumber());
        stamps.resumeAfter(told.settledAt());
        stamps.resumeFrom(told.head());
        tables.findWarnings(stamps.now()).forEach(LOG::warn);
        this.epoch = seen.epoch() + 1;
        return true;
    }

    /** Looks how far another process has written, as a process does that only reads. */
    public void refreshDurableNumber() {
        durableNumber.set(tables.head().ledgerNumber());
    }

    /** The epoch that this process took when it became the writer; 0 before that. */
    public long epoch() {
        return epoch;
    }

    /** By how much the next stamp is ahead of the clock, which was set back or was never right; zero when it is not. */
    public Duration timestampAheadOfClock() {
        return stamps.aheadOfClock();
    }

    /** The number up to which the ledger is on disk. */
    public long durableNumber() {
        return durableNumber.get();
    }

    /** The same, and within the transaction under way what was appended in it: nothing else in the table is believed. */
    long writtenNumber() {
        AppendSynchronization commit = (AppendSynchronization) TransactionSynchronizationManager.getResource(this);
        return commit == null ? durableNumber.get() : commit.head.ledgerNumber();
    }

    /** From now on this is told how long, in nanoseconds, each commit and its sync took. */
    public void onSync(LongConsumer told) {
        syncs = told;
    }

    /** From now on this is run after each commit that is on disk; it must not wait for anything. */
    public void onDurable(Runnable told) {
        onDurable = told;
    }

    /**
     * Whether nothing of a batch that failed is left: no transaction, no stamp and no unit of work of this thread, and no entry in the
     * database that was not acknowledged.
     */
    public boolean hasNoTraceOfFailedBatch() {
        return !stamps.isHeldByCurrentThread()
                && !CurrentUnitOfWork.isStarted()
                && !TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.hasResource(this)
                && tables.head().ledgerNumber() == durableNumber.get();
    }

    /** Looks up at once which of these streams there are, so that none of the others is looked for by itself. */
    public void prefetchExistingStreams(Collection<String> streamIds) {
        absent.clear();
        absent.addAll(streamIds);
        tables.findExistingStreams(streamIds, writtenNumber()).forEach(absent::remove);
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Events are appended in a transaction only");
        }
        try {
            append(events.stream().map(LedgerStorageEngine::unsealed).toList());
        } catch (OutOfMemoryError | StackOverflowError e) {
            // Axon rolls back after an exception, and leaves everything as it is after an error.
            throw new IllegalStateException("No memory is left to append", e);
        }
    }

    private void append(List<RawEntryFactory.UnnumberedEvent> events) {
        AppendSynchronization commit = (AppendSynchronization) TransactionSynchronizationManager.getResource(this);
        if (commit == null) {
            commit = begun();
        }
        List<RawEntry> entries = RawEntryFactory.create(commit.head, commit.stamp, events, json);
        entries.forEach(entry -> absent.remove(entry.streamId()));
        RawEntry last = entries.getLast();
        try {
            tables.insert(entries);
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyException("Somebody else wrote to the book", e);
        }
        if (!tables.tryMoveHead(commit.head, last, epoch)) {
            throw new ConcurrencyException("Somebody else became the writer of the book");
        }
        commit.head = new LedgerHead(last.ledgerNumber(), last.hash(), last.recordedAt());
        commit.appended = System.nanoTime();
    }

    private AppendSynchronization begun() {
        AppendSynchronization commit = new AppendSynchronization();
        stamps.acquireForBatch();
        boolean registered = false;
        try {
            TransactionSynchronizationManager.registerSynchronization(commit);
            registered = true;
        } finally {
            if (!registered) {
                stamps.releaseAfterBatch(true);
            }
        }
        TransactionSynchronizationManager.bindResource(this, commit);
        durability.requireSyncOnCommit();
        LedgerHead head = tables.head();
        commit.head = head;
        commit.stamp = TIMESTAMP_FORMAT.format(
                stamps.nextTimestamp(head.recordedAt() == null ? null : Instant.parse(head.recordedAt())));
        return commit;
    }

    /** What is appended in one transaction, in however many parts: all its entries carry one stamp. */
    private final class AppendSynchronization implements TransactionSynchronization {
        private LedgerHead head = new LedgerHead(0, HashChain.genesisHash(), null);
        private String stamp = "";
        private long appended = System.nanoTime();

        @Override
        public void afterCommit() {
            durability.syncToDisk();
            syncs.accept(System.nanoTime() - appended);
            witness.record(head.ledgerNumber(), head.hash());
            durableNumber.set(head.ledgerNumber());
            onDurable.run();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(LedgerStorageEngine.this);
            stamps.releaseAfterBatch(status == STATUS_ROLLED_BACK || durableNumber.get() >= head.ledgerNumber());
        }
    }

    /**
     * The head up to which all entries lie, and will lie, that are stamped at or before an instant. Where the last stamp does
     * not say so by itself, the writer promises it: what it writes from now on is stamped later, and so is what any writer
     * after it writes, because the promise is on disk before it is given.
     *
     * @param instant in whole milliseconds
     */
    LedgerHead awaitSettledHead(Instant instant) {
        if (epoch == 0) {
            // Another process writes. What it has committed is on disk, or will be before anybody is answered.
            return tables.readSettledHead()
                    .requireSettled(
                            instant, stamps.isFuture(instant) ? NotYetKnownReason.FUTURE : NotYetKnownReason.UNSETTLED);
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("What the book knew is not asked within a transaction");
        }
        return stamps.awaitSettled(instant, () -> tables.readHeadUpTo(durableNumber.get()), this::promise);
    }

    private boolean promise(Instant instant) {
        boolean mine = tables.recordSettledAt(TIMESTAMP_FORMAT.format(instant), epoch, durability::requireSyncOnCommit);
        durability.syncToDisk();
        return mine;
    }

    /** The read port of the book that this engine writes. */
    public DurableLedgerReader createReader(TransactionOperations reading) {
        return new DurableLedgerReader(
                tables,
                json,
                reading,
                this::durableNumber,
                this::durableNumber,
                this::writtenNumber,
                this::awaitSettledHead);
    }

    private static RawEntryFactory.UnnumberedEvent unsealed(EventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return new RawEntryFactory.UnnumberedEvent(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                (Event) event.getPayload(),
                EventMetadataMapper.from(event.getMetaData()));
    }

    private DomainEventMessage<Event> message(RawEntry raw) {
        LedgerEntry entry = json.decode(raw);
        return new GenericDomainEventMessage<>(
                raw.streamType(),
                raw.streamId(),
                raw.sequence(),
                entry.event(),
                EventMetadataMapper.toMetaData(entry.metadata()),
                raw.eventId(),
                entry.recordedAt());
    }

    @Override
    public DomainEventStream readEvents(String streamId, long firstSequence) {
        if (absent.contains(streamId)) {
            return DomainEventStream.empty();
        }
        Stream<List<RawEntry>> pages = Stream.iterate(
                page(streamId, firstSequence),
                page -> !page.isEmpty(),
                page -> page.size() < PAGE
                        ? List.of()
                        : page(streamId, page.getLast().sequence() + 1));
        return DomainEventStream.of(pages.flatMap(List::stream).map(this::message));
    }

    private List<RawEntry> page(String streamId, long firstSequence) {
        return tables.findByStream(streamId, firstSequence, PAGE, writtenNumber());
    }

    /** Projections follow the ledger by its numbers, through {@link #createReader}, and not through Axon. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken last, boolean mayBlock) {
        throw new IllegalStateException("The ledger is followed by its numbers");
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        throw new IllegalStateException("The ledger is followed by its numbers");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String streamId) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new IllegalStateException("The book keeps no snapshots");
    }

    public static final class Builder {
        private final JdbcLedgerRepository tables;
        private final CommitDiskSynchronizer durability;
        private final Clock clock;
        private final EventJsonMapper json;
        private AcknowledgementFile acknowledgementFile = new AcknowledgementFile(null);

        public Builder(
                JdbcLedgerRepository tables, CommitDiskSynchronizer durability, Clock clock, EventJsonMapper json) {
            this.tables = tables;
            this.durability = durability;
            this.clock = clock;
            this.json = json;
        }

        /** Without one there is nothing to compare the book with when it is opened. */
        public Builder acknowledgementFile(AcknowledgementFile beside) {
            this.acknowledgementFile = beside;
            return this;
        }

        public LedgerStorageEngine build() {
            return new LedgerStorageEngine(this);
        }
    }
}
