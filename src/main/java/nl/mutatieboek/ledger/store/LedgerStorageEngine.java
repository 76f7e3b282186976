package nl.mutatieboek.ledger.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException.NotYetKnownReason;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.RecentEntryQueue;
import nl.mutatieboek.ledger.UnreadableEntryException;
import nl.mutatieboek.ledger.store.RawEntryFactory.UnnumberedEvent;
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
    private final RecordingTimestampGenerator timestamps;
    private final UncommittedEvents uncommitted;
    private final RecentEntryQueue recent = new RecentEntryQueue();
    private volatile LedgerHead durable = new LedgerHead(0, HashChain.genesisHash(), null);
    private volatile long epoch;
    private volatile LongConsumer onSync = nanos -> {};
    private final List<Runnable> onDurable = new CopyOnWriteArrayList<>();

    private LedgerStorageEngine(Builder builder) {
        this.repository = builder.repository;
        this.synchronizer = builder.synchronizer;
        this.acknowledgementFile = builder.acknowledgementFile;
        this.json = builder.json;
        this.timestamps = new RecordingTimestampGenerator(builder.clock);
        this.uncommitted = new UncommittedEvents(repository, json, this::writtenNumber);
    }

    /** Takes the writer lease from any holder. The new epoch makes the next commit of the previous writer fail. */
    public void becomeWriter() {
        while (!becomeWriterAfter(repository.readLease())) {
            // Another process took it first.
        }
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
        durable = settled.head();
        timestamps.resumeAfter(settled.settledAt());
        timestamps.resumeFrom(settled.head());
        repository.findWarnings(timestamps.now()).forEach(LOG::warn);
        this.epoch = seen.epoch() + 1;
        return true;
    }

    /** Refreshes the durable number from the database, for a process that only reads. */
    public void refreshDurableNumber() {
        durable = repository.head();
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
        return durable.ledgerNumber();
    }

    /** Returns what the writer has decided and what may not be on disk yet. */
    public UncommittedEvents uncommitted() {
        return uncommitted;
    }

    /** Returns the entries of the last commits on disk. */
    public RecentEntryQueue recentEntries() {
        return recent;
    }

    /** Returns the durable number, including entries appended in the current transaction. */
    private long writtenNumber() {
        AppendSynchronization append = (AppendSynchronization) TransactionSynchronizationManager.getResource(this);
        return append == null ? durable.ledgerNumber() : append.head.ledgerNumber();
    }

    /** Registers a listener for the duration of each commit with its sync, in nanoseconds. */
    public synchronized void onSync(LongConsumer listener) {
        onSync = onSync.andThen(listener);
    }

    /** Registers an action that runs after each durable commit; it must not block. */
    public void onDurable(Runnable listener) {
        onDurable.add(listener);
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
                && repository.head().ledgerNumber() == durable.ledgerNumber();
    }

    /** Appends events in the current transaction; without one, they are collected for {@link #append}. */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        if (messages.isEmpty()) {
            return;
        }
        try {
            List<UnnumberedEvent> events =
                    messages.stream().map(EventMessageMapper::fromMessage).toList();
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                append(uncommitted.createUnsealed(writtenNumber(), events));
            } else {
                uncommitted.add(events);
            }
        } catch (OutOfMemoryError | StackOverflowError e) {
            // Axon rolls back after an exception, but not after an error.
            throw new IllegalStateException("Out of memory while appending events", e);
        }
    }

    /** Appends entries without recording time and hash in the current transaction. */
    public void append(List<RawEntry> unsealed) {
        AppendSynchronization append = (AppendSynchronization) TransactionSynchronizationManager.getResource(this);
        if (append == null) {
            append = beginAppend();
        }
        if (unsealed.getFirst().ledgerNumber() != append.head.ledgerNumber() + 1) {
            throw new ConcurrencyException("Ledger number mismatch: decided "
                    + unsealed.getFirst().ledgerNumber() + ", the head is at " + append.head.ledgerNumber());
        }
        List<RawEntry> entries = RawEntryFactory.seal(append.head.hash(), append.stamp, unsealed);
        RawEntry last = entries.getLast();
        try {
            if (!repository.tryAppend(append.head, entries, epoch)) {
                throw new ConcurrencyException("Somebody else became the writer of the book");
            }
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyException("Somebody else wrote to the book", e);
        }
        append.entries.add(entries);
        append.head = new LedgerHead(last.ledgerNumber(), last.hash(), last.recordedAt());
        append.appended = System.nanoTime();
    }

    private AppendSynchronization beginAppend() {
        AppendSynchronization append = new AppendSynchronization();
        timestamps.acquireForBatch();
        try {
            TransactionSynchronizationManager.registerSynchronization(append);
        } catch (RuntimeException | Error e) {
            timestamps.releaseAfterBatch(true);
            throw e;
        }
        TransactionSynchronizationManager.bindResource(this, append);
        synchronizer.requireSyncOnCommit();
        LedgerHead head = append.head;
        append.stamp = RecordingTimestampGenerator.format(
                timestamps.nextTimestamp(head.recordedAt() == null ? null : Instant.parse(head.recordedAt())));
        return append;
    }

    /** Everything appended in one transaction, in any number of calls; all entries get one recording time. */
    private final class AppendSynchronization implements TransactionSynchronization {
        private final RecentEntryQueue entries = new RecentEntryQueue();
        private LedgerHead head = durable;
        private String stamp = "";
        private long appended = System.nanoTime();

        @Override
        public void afterCommit() {
            synchronizer.syncToDisk();
            onSync.accept(System.nanoTime() - appended);
            acknowledgementFile.record(head.ledgerNumber(), head.hash());
            recent.addAll(entries);
            durable = head;
            onDurable.forEach(Runnable::run);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(LedgerStorageEngine.this);
            timestamps.releaseAfterBatch(status == STATUS_ROLLED_BACK || durable.ledgerNumber() >= head.ledgerNumber());
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
                instant, () -> repository.readHeadUpTo(durable.ledgerNumber()), this::persistSettledAt);
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
                repository, json, reading, this::durableNumber, this::durableNumber, this::awaitSettledHead);
    }

    @Override
    public DomainEventStream readEvents(String streamId, long firstSequence) {
        if (uncommitted.isAbsent(streamId)) {
            return DomainEventStream.empty();
        }
        Stream<List<RawEntry>> pages = Stream.iterate(
                readPage(streamId, firstSequence),
                page -> !page.isEmpty(),
                page -> page.size() < PAGE
                        ? List.of()
                        : readPage(streamId, page.getLast().sequence() + 1));
        return DomainEventStream.of(Stream.<DomainEventMessage<?>>concat(
                pages.flatMap(List::stream).map(raw -> EventMessageMapper.toMessage(raw, json.decode(raw))),
                uncommitted.stream(streamId, firstSequence).map(EventMessageMapper::toMessage)));
    }

    private List<RawEntry> readPage(String streamId, long firstSequence) {
        return repository.findByStream(streamId, firstSequence, PAGE, uncommitted.storedNumber());
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
