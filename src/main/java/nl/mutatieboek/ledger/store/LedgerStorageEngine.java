package nl.mutatieboek.ledger.store;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.Head;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.Seal;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where Axon keeps the events: gives each the next dense ledger number and hashes it onto the chain in the transaction that
 * appends it, and lets readers see it once it is on disk. Because numbers have no gaps, a reader that misses one stops.
 */
public final class LedgerStorageEngine extends BatchingEventStorageEngine {
    /** The form of {@code recorded_at}: UTC, always with three digits of milliseconds, so that text order is time order. */
    static final DateTimeFormatter STAMP =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final LedgerTables tables;
    private final Durability durability;
    private final Witness witness;
    private final Clock clock;
    private final AtomicLong durable = new AtomicLong();
    private volatile long epoch;

    LedgerStorageEngine(Builder builder, LedgerTables tables, Durability durability, Witness witness, Clock clock) {
        super(builder);
        this.tables = tables;
        this.durability = durability;
        this.witness = witness;
        this.clock = clock;
    }

    /**
     * Becomes the one writer of the book: whoever was it before is stopped by the new epoch at its next commit.
     */
    public void open() {
        boolean mine;
        do {
            mine = openAfter(tables.lease());
        } while (!mine);
    }

    /**
     * Becomes the writer after the one that was seen; waits for what that one has under way.
     *
     * @return whether it did; false when another process was first
     */
    public boolean openAfter(Lease seen) {
        // An event that this version cannot read stops the application before anybody is answered.
        tables.eventNames().forEach(EventNames::classOf);
        witness.compare(tables);
        if (!tables.takeEpochAfter(seen.epoch())) {
            return false;
        }
        this.epoch = seen.epoch() + 1;
        durability.afterCommit();
        Head head = tables.head();
        witness.says(head.ledgerNumber(), head.hash());
        durable.set(head.ledgerNumber());
        return true;
    }

    /** Looks how far another process has written, as a process does that only reads. */
    public void look() {
        durable.set(tables.head().ledgerNumber());
    }

    /** The epoch that this process took when it became the writer; 0 before that. */
    public long epoch() {
        return epoch;
    }

    /** The number up to which the ledger is on disk. */
    public long durable() {
        return durable.get();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Events are appended in a transaction only");
        }
        durability.beforeCommit();
        Head head = tables.head();
        List<RawEntry> entries = sealed(head, events, serializer);
        RawEntry last = entries.getLast();
        try {
            tables.insert(entries);
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyException("Somebody else wrote to the book", e);
        }
        if (!tables.moveHead(head, last, epoch)) {
            throw new ConcurrencyException("Somebody else became the writer of the book");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                durability.afterCommit();
                witness.says(last.ledgerNumber(), last.hash());
                durable.set(last.ledgerNumber());
            }
        });
    }

    /** All entries of one commit carry one stamp, never below the last, whatever the clock does. */
    private List<RawEntry> sealed(Head head, List<? extends EventMessage<?>> events, Serializer serializer) {
        String now = STAMP.format(Instant.ofEpochMilli(clock.millis()));
        String stamp = head.recordedAt() == null || head.recordedAt().compareTo(now) < 0 ? now : head.recordedAt();
        List<RawEntry> entries = new ArrayList<>(events.size());
        byte[] hash = head.hash();
        long number = head.ledgerNumber();
        List<UUID> ids = EventIds.of(events);
        for (int i = 0; i < events.size(); i++) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) events.get(i);
            SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
            byte[] metadata = event.serializeMetaData(serializer, byte[].class).getData();
            number++;
            RawEntry unsealed = new RawEntry(
                    number,
                    ids.get(i).toString(),
                    event.getType(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    payload.getType().getName(),
                    payload.getType().getRevision(),
                    payload.getData(),
                    metadata,
                    stamp,
                    hash);
            hash = Seal.hash(hash, unsealed);
            entries.add(new RawEntry(
                    unsealed.ledgerNumber(),
                    unsealed.eventId(),
                    unsealed.streamType(),
                    unsealed.streamId(),
                    unsealed.sequence(),
                    unsealed.eventName(),
                    unsealed.revision(),
                    unsealed.payload(),
                    unsealed.metadata(),
                    unsealed.recordedAt(),
                    hash));
        }
        return entries;
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        long after = last == null ? 0 : last.position().orElseThrow();
        List<RawEntry> entries = tables.after(after, durable.get(), batchSize);
        long expected = after;
        for (RawEntry entry : entries) {
            expected++;
            if (entry.ledgerNumber() != expected) {
                throw new IllegalStateException("Ledger number " + expected + " is missing; nothing is skipped");
            }
        }
        return entries.stream().map(LedgerStorageEngine::tracked).toList();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String streamId, long firstSequence, int batchSize) {
        return tables.ofStream(streamId, firstSequence, batchSize).stream()
                .map(LedgerStorageEngine::tracked)
                .toList();
    }

    static TrackedDomainEventData<byte[]> tracked(RawEntry entry) {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(entry.ledgerNumber()),
                new GenericDomainEventEntry<>(
                        entry.streamType(),
                        entry.streamId(),
                        entry.sequence(),
                        entry.eventId(),
                        entry.recordedAt(),
                        entry.eventName(),
                        entry.revision(),
                        entry.payload(),
                        entry.metadata()));
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(durable.get());
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        throw new IllegalStateException("The ledger is followed by number, not by time");
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String streamId) {
        return Stream.empty();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new IllegalStateException("The book keeps no snapshots");
    }

    public static final class Builder extends BatchingEventStorageEngine.Builder {
        private final LedgerTables tables;
        private final Durability durability;
        private final Clock clock;
        private Witness witness = new Witness(null);

        public Builder(LedgerTables tables, Durability durability, Clock clock, Serializer serializer) {
            this.tables = tables;
            this.durability = durability;
            this.clock = clock;
            eventSerializer(serializer);
            snapshotSerializer(serializer);
            batchSize(500);
        }

        /** Without one there is nothing to compare the book with when it is opened. */
        public Builder witness(Witness beside) {
            this.witness = beside;
            return this;
        }

        public LedgerStorageEngine build() {
            return new LedgerStorageEngine(this, tables, durability, witness, clock);
        }
    }
}
