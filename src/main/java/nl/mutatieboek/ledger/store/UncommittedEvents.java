package nl.mutatieboek.ledger.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.store.KnownIdentifierQuery.KnownIdentifiers;
import nl.mutatieboek.ledger.store.RawEntryFactory.UnnumberedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the writer has decided and what may not be on disk yet. The next command is decided on the entries on disk and on
 * these. The database is read up to the number before them, so that a commit that ends meanwhile changes no answer. Used
 * by one thread at a time.
 */
public final class UncommittedEvents {
    private final JdbcLedgerRepository repository;
    private final EventJsonMapper json;
    private final LongSupplier written;
    private final Set<String> absentStreams = new HashSet<>();
    private final DecidedEvents decided = new DecidedEvents();
    private @Nullable DecidedEvents current;

    /** @param written number up to which the current transaction or, without one, everybody sees entries */
    UncommittedEvents(JdbcLedgerRepository repository, EventJsonMapper json, LongSupplier written) {
        this.repository = repository;
        this.json = json;
        this.written = written;
    }

    /**
     * Starts to decide these commands together. One query finds which of them are recorded and which streams exist, so
     * that the others need no query of their own.
     */
    public Map<UUID, RecordedCommand> begin(Collection<UUID> commands, Collection<String> streamIds) {
        current = new DecidedEvents();
        KnownIdentifiers known = repository.knownIdentifiers().find(commands, streamIds, storedNumber());
        absentStreams.clear();
        absentStreams.addAll(streamIds);
        absentStreams.removeAll(known.streams());
        Map<UUID, RecordedCommand> recorded = new HashMap<>();
        known.commands()
                .forEach((command, first) -> repository
                        .findLastOfCommand(first, storedNumber())
                        .ifPresent(entry -> {
                            String content = json.decode(entry).metadata().contentHash();
                            recorded.put(command, new RecordedCommand(entry.ledgerNumber(), content));
                        }));
        Set<UUID> requested = Set.copyOf(commands);
        for (int i = 0; i < decided.entries().size(); i++) {
            RawEntry entry = decided.entries().get(i);
            absentStreams.remove(entry.streamId());
            EventMetadata metadata = decided.events().get(i).eventMetadata();
            if (requested.contains(metadata.causationId())) {
                // The last entry of a command comes last.
                recorded.put(metadata.causationId(), new RecordedCommand(entry.ledgerNumber(), metadata.contentHash()));
            }
        }
        return recorded;
    }

    /** Number of the last entry on which the next command is decided. */
    public long decidedNumber() {
        return decided.isEmpty()
                ? written.getAsLong()
                : decided.entries().getLast().ledgerNumber();
    }

    /** Number up to which the database is read. */
    long storedNumber() {
        return decided.isEmpty()
                ? written.getAsLong()
                : decided.entries().getFirst().ledgerNumber() - 1;
    }

    /** Adds the events of the commands that are decided together. */
    void add(List<UnnumberedEvent> events) {
        DecidedEvents together = current;
        if (together == null) {
            throw new IllegalStateException("Events must be appended within a transaction or a batch");
        }
        together.entries()
                .addAll(createUnsealed(decidedNumber() + together.entries().size(), events));
        together.events().addAll(events);
    }

    /** Creates the entries of events whose streams exist from now on. */
    List<RawEntry> createUnsealed(long number, List<UnnumberedEvent> events) {
        events.forEach(event -> absentStreams.remove(event.streamId()));
        return RawEntryFactory.createUnsealed(number, events, json);
    }

    /** Ends the decision. Returns its entries, which the next command sees from now on. */
    public List<RawEntry> end() {
        DecidedEvents together = current;
        current = null;
        if (together == null) {
            return List.of();
        }
        decided.addAll(together);
        return together.entries();
    }

    /** Forgets what is on disk. */
    public void forgetUpTo(long durableNumber) {
        decided.removeUpTo(durableNumber);
    }

    /** Forgets all: the next command is decided on the entries on disk. */
    public void discard() {
        decided.clear();
        current = null;
        absentStreams.clear();
    }

    /** Tells whether the stream is known to have no event. */
    boolean isAbsent(String streamId) {
        return absentStreams.contains(streamId);
    }

    /** Returns the events of a stream that may not be on disk yet. */
    Stream<UnnumberedEvent> stream(String streamId, long firstSequence) {
        return decided.events().stream()
                .filter(event -> event.streamId().equals(streamId) && event.sequence() >= firstSequence);
    }
}
