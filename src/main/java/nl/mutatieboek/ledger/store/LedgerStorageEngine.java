package nl.mutatieboek.ledger.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException.NotYetKnownReason;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.UnreadableEntryException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
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
 * Axon storage engine of the ledger. Gives each event the next number without gaps and hashes it onto the chain in the
 * appending transaction. Readers see an entry after it is on disk; a reader that misses a number stops.
 */
public final class LedgerStorageEngine implements EventStorageEngine {
    private static final int PAGE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(LedgerStorageEngine.class);

    private final JdbcLedgerRepository repository;
    private final CommitDiskSynchronizer synchronizer;
    private final AcknowledgementFile acknowledgementFile;
    private final EventJsonMapper json;
    private final AtomicLong durableNumber = new AtomicLong();
    private final RecordingTimestampGenerator timestamps;
    private final Set<String> absentStreams = ConcurrentHashMap.newKeySet();
    private volatile long epoch;
    private volatile LongConsumer onSync = nanos -> {};
    private volatile Runnable onDurable = () -> {};

    private LedgerStorageEngine(Builder builder) {
        this.repository = builder.repository;
        this.synchronizer = builder.synchronizer;
        this.acknowledgementFile = builder.acknowledgementFile;
        this.json = builder.json;
        this.timestamps = new RecordingTimestampGenerator(builder.clock);
    }

    /** Takes the writer lease from any holder. The new epoch makes the next commit of the previous writer fail. */
    public void becomeWriter() {
        boolean taken;
        do {
            taken = becomeWriterAfter(repository.readLease());
        } while (!taken);
    }

    /**
     * Takes the writer lease from the observed holder; waits for the transaction that it has in progress.
     *
     * @return false if another process took the lease first
     */
    public boolean becomeWriterAfter(WriterLease seen) {
        // Fail at startup, not while serving, if this version cannot read an event.
        try {
            repository.findFirstOfEachRevision().forEach(json::decode);
        } catch (UnreadableEntryException e) {
            throw new LedgerStartupException(e.operatorMessage());
        }
        acknowledgementFile.requireAcknowledgedEntry(repository);
        if (!repository.tryTakeEpochAfter(seen.epoch())) {
            return false;
        }
        synchronizer.syncToDisk();
        JdbcLedgerRepository.SettledHead settled = repository.readSettledHead();
        acknowledgementFile.initialize(settled.head());
        durableNumber.set(settled.head().ledgerNumber());
        timestamps.resumeAfter(settled.settledAt());
        timestamps.resumeFrom(settled.head());
        repository.findWarnings(timestamps.now()).forEach(LOG::warn);
        this.epoch = seen.epoch() + 1;
        return true;
    }

    /** Refreshes the durable number from the database, for a process that only reads. */
    public void refreshDurableNumber() {
        durableNumber.set(repository.head().ledgerNumber());
    }

    /** Returns the epoch of this process as the writer; 0 before it became the writer. */
    public long epoch() {
        return epoch;
    }

    /**
     * Returns how far the next recording time is ahead of the clock, because the clock was set back or was wrong; zero
     * if it is not.
     */
    public Duration timestampAheadOfClock() {
        return timestamps.aheadOfClock();
    }

    /** Returns the number up to which the ledger is on disk. */
    public long durableNumber() {
        return durableNumber.get();
    }

    /**
     * Returns the durable number, including entries appended in the current transaction. Other rows in the table are
     * ignored.
     */
    long writtenNumber() {
        AppendSynchronization append = (AppendSynchronization) TransactionSynchronizationManager.getResource(this);
        return append == null ? durableNumber.get() : append.head.ledgerNumber();
    }

    /** Registers a listener for the duration of each commit with its sync, in nanoseconds. */
    public void onSync(LongConsumer listener) {
        onSync = listener;
    }

    /** Registers an action that runs after each durable commit; it must not block. */
    public void onDurable(Runnable listener) {
        onDurable = listener;
    }

    /**
     * Tells whether nothing of a failed batch is left: no transaction, timestamp lock or unit of work of this thread,
     * and no unacknowledged entry in the database.
     */
    public boolean hasNoTraceOfFailedBatch() {
        return !timestamps.isHeldByCurrentThread()
                && !CurrentUnitOfWork.isStarted()
                && !TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.hasResource(this)
                && repository.head().ledgerNumber() == durableNumber.get();
    }

    /** Finds in one query which of these streams exist, so that the others need no query of their own. */
    public void prefetchExistingStreams(Collection<String> streamIds) {
        absentStreams.clear();
        absentStreams.addAll(streamIds);
        repository.findExistingStreams(streamIds, writtenNumber()).forEach(absentStreams::remove);
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Events must be appended within a transaction");
        }
        try {
            append(events.stream().map(EventMessageMapper::fromMessage).toList());
        } catch (OutOfMemoryError | StackOverflowError e) {
            // Axon rolls back after an exception, but not after an error.
            throw new IllegalStateException("Out of memory while appending events", e);
        }
    }

    private void append(List<RawEntryFactory.UnnumberedEvent> events) {
        AppendSynchronization append = (AppendSynchronization) TransactionSynchronizationManager.getResource(this);
        if (append == null) {
            append = beginAppend();
        }
        List<RawEntry> entries = RawEntryFactory.create(append.head, append.stamp, events, json);
        entries.forEach(entry -> absentStreams.remove(entry.streamId()));
        RawEntry last = entries.getLast();
        try {
            if (!repository.tryAppend(append.head, entries, epoch)) {
                throw new ConcurrencyException("Somebody else became the writer of the book");
            }
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyException("Somebody else wrote to the book", e);
        }
        append.head = new LedgerHead(last.ledgerNumber(), last.hash(), last.recordedAt());
        append.appended = System.nanoTime();
    }

    private AppendSynchronization beginAppend() {
        AppendSynchronization append = new AppendSynchronization();
        timestamps.acquireForBatch();
        boolean registered = false;
        try {
            TransactionSynchronizationManager.registerSynchronization(append);
            registered = true;
        } finally {
            if (!registered) {
                timestamps.releaseAfterBatch(true);
            }
        }
        TransactionSynchronizationManager.bindResource(this, append);
        synchronizer.requireSyncOnCommit();
        LedgerHead head = repository.head();
        append.head = head;
        append.stamp = RecordingTimestampGenerator.format(
                timestamps.nextTimestamp(head.recordedAt() == null ? null : Instant.parse(head.recordedAt())));
        return append;
    }

    /** Everything appended in one transaction, in any number of calls; all entries get one recording time. */
    private final class AppendSynchronization implements TransactionSynchronization {
        private LedgerHead head = new LedgerHead(0, HashChain.genesisHash(), null);
        private String stamp = "";
        private long appended = System.nanoTime();

        @Override
        public void afterCommit() {
            synchronizer.syncToDisk();
            onSync.accept(System.nanoTime() - appended);
            acknowledgementFile.record(head.ledgerNumber(), head.hash());
            durableNumber.set(head.ledgerNumber());
            onDurable.run();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(LedgerStorageEngine.this);
            timestamps.releaseAfterBatch(status == STATUS_ROLLED_BACK || durableNumber.get() >= head.ledgerNumber());
        }
    }

    /**
     * Returns the head for a final answer of what the ledger held at an instant. If the last recording time does not
     * settle it, the writer persists a promise: entries that it or a later writer appends are recorded later.
     *
     * @param instant in whole milliseconds
     */
    LedgerHead awaitSettledHead(Instant instant) {
        if (epoch == 0) {
            // Another process is the writer. Its commits are on disk before their results are returned.
            return repository
                    .readSettledHead()
                    .requireSettled(
                            instant,
                            timestamps.isFuture(instant) ? NotYetKnownReason.FUTURE : NotYetKnownReason.UNSETTLED);
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("As-of queries are not allowed within a transaction");
        }
        return timestamps.awaitSettled(
                instant, () -> repository.readHeadUpTo(durableNumber.get()), this::persistSettledAt);
    }

    private boolean persistSettledAt(Instant instant) {
        boolean taken = repository.recordSettledAt(
                RecordingTimestampGenerator.format(instant), epoch, synchronizer::requireSyncOnCommit);
        synchronizer.syncToDisk();
        return taken;
    }

    /** Creates the reader of the ledger that this engine writes. */
    public DurableLedgerReader createReader(TransactionOperations reading) {
        return new DurableLedgerReader(
                repository,
                json,
                reading,
                this::durableNumber,
                this::durableNumber,
                this::writtenNumber,
                this::awaitSettledHead);
    }

    @Override
    public DomainEventStream readEvents(String streamId, long firstSequence) {
        if (absentStreams.contains(streamId)) {
            return DomainEventStream.empty();
        }
        Stream<List<RawEntry>> pages = Stream.iterate(
                readPage(streamId, firstSequence),
                page -> !page.isEmpty(),
                page -> page.size() < PAGE
                        ? List.of()
                        : readPage(streamId, page.getLast().sequence() + 1));
        return DomainEventStream.of(
                pages.flatMap(List::stream).map(raw -> EventMessageMapper.toMessage(raw, json.decode(raw))));
    }

    private List<RawEntry> readPage(String streamId, long firstSequence) {
        return repository.findByStream(streamId, firstSequence, PAGE, writtenNumber());
    }

    /** Not supported: projections read the ledger by number, through {@link #createReader}. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken last, boolean mayBlock) {
        throw new IllegalStateException("Tracking tokens are not supported; read the ledger by number");
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        throw new IllegalStateException("Tracking tokens are not supported; read the ledger by number");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String streamId) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new IllegalStateException("Snapshots are not supported");
    }

    public static final class Builder {
        private final JdbcLedgerRepository repository;
        private final CommitDiskSynchronizer synchronizer;
        private final Clock clock;
        private final EventJsonMapper json;
        private AcknowledgementFile acknowledgementFile = new AcknowledgementFile(null);

        public Builder(
                JdbcLedgerRepository repository,
                CommitDiskSynchronizer synchronizer,
                Clock clock,
                EventJsonMapper json) {
            this.repository = repository;
            this.synchronizer = synchronizer;
            this.clock = clock;
            this.json = json;
        }

        /** Sets the acknowledgement file; without one the position is not checked at startup. */
        public Builder acknowledgementFile(AcknowledgementFile file) {
            this.acknowledgementFile = file;
            return this;
        }

        public LedgerStorageEngine build() {
            return new LedgerStorageEngine(this);
        }
    }
}
