package nl.mutatieboek.lab.largebook;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.NameBasedUuidFactory;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.EventJsonMapper;

/** Reads entries from a list, in ledger order. */
public record InMemoryLedgerReader(List<RawEntry> ledger) implements LedgerReader {
    private static final EventJsonMapper JSON = EventJsonMapper.create();

    @Override
    public LedgerHead head() {
        RawEntry last = ledger.getLast();
        return new LedgerHead(last.ledgerNumber(), last.hash(), last.recordedAt());
    }

    @Override
    public List<RawEntry> readRawAfter(long ledgerNumber, int limit) {
        return ledger.stream()
                .filter(entry -> entry.ledgerNumber() > ledgerNumber)
                .limit(limit)
                .toList();
    }

    @Override
    public long forEachRaw(long after, long upTo, Consumer<RawEntry> reader) {
        List<RawEntry> wanted = ledger.stream()
                .filter(entry -> entry.ledgerNumber() > after && entry.ledgerNumber() <= upTo)
                .toList();
        wanted.forEach(reader);
        return wanted.size();
    }

    @Override
    public Map<Long, LedgerEntry> readByNumbers(Collection<Long> ledgerNumbers) {
        Map<Long, LedgerEntry> found = new TreeMap<>();
        forEachRaw(ledgerNumbers, entry -> found.put(entry.ledgerNumber(), decode(entry)));
        return found;
    }

    @Override
    public void forEachRaw(Collection<Long> ledgerNumbers, Consumer<RawEntry> reader) {
        ledger.stream()
                .filter(entry -> ledgerNumbers.contains(entry.ledgerNumber()))
                .forEach(reader);
    }

    @Override
    public LedgerEntry decode(RawEntry entry) {
        return DurableLedgerReader.decode(entry, JSON);
    }

    @Override
    public List<RawEntry> findRawOutside(int limit) {
        return List.of();
    }

    @Override
    public Map<UUID, Long> findNumbersByCommand(Collection<UUID> commands) {
        Map<UUID, Long> found = numbersByCommand(ledger);
        found.keySet().retainAll(commands);
        return found;
    }

    /** The number of the first entry of each command. */
    public static Map<UUID, Long> numbersByCommand(List<RawEntry> ledger) {
        Map<UUID, Long> numbers = new HashMap<>();
        long first = 0;
        for (RawEntry entry : ledger) {
            first = first == 0 ? entry.ledgerNumber() : first;
            if (entry.eventId().length() == 36 && !NameBasedUuidFactory.isPart(UUID.fromString(entry.eventId()))) {
                numbers.put(UUID.fromString(entry.eventId()), first);
                first = 0;
            }
        }
        return numbers;
    }

    @Override
    public Map<String, List<Long>> findNumbersByStream(Collection<String> streamIds, long upTo) {
        return ledger.stream()
                .filter(entry -> streamIds.contains(entry.streamId()) && entry.ledgerNumber() <= upTo)
                .collect(Collectors.groupingBy(
                        RawEntry::streamId, Collectors.mapping(RawEntry::ledgerNumber, Collectors.toList())));
    }

    @Override
    public List<LedgerEntry> readStream(StreamId stream) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<StreamId, List<LedgerEntry>> readStream(Collection<StreamId> streams) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<UUID, EventMetadata> findMetadata(Collection<UUID> commands) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long awaitNumberKnownAt(Instant knownAt) {
        return ledger.stream()
                .filter(entry -> !Instant.parse(entry.recordedAt()).isAfter(knownAt))
                .mapToLong(RawEntry::ledgerNumber)
                .max()
                .orElse(0);
    }
}
