package nl.mutatieboek.ledger.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Reads the ledger from its tables. */
public final class DurableLedgerReader implements LedgerReader {
    private static final int STREAM_BATCH = 500;
    private static final int PAGE = 1_000;

    private final JdbcLedgerRepository repository;
    private final EventJsonMapper json;
    private final TransactionOperations reading;
    private final LongSupplier durable;
    private final LongSupplier lookupLimit;
    private final Function<Instant, LedgerHead> settled;

    /** Creates a reader of everything in the tables, for a process that only reads; look-ups stay within the head. */
    public DurableLedgerReader(JdbcLedgerRepository repository, EventJsonMapper json, TransactionOperations reading) {
        this(
                repository,
                json,
                reading,
                () -> Long.MAX_VALUE,
                () -> repository.head().ledgerNumber(),
                instant -> repository
                        .readSettledHead()
                        .requireSettled(
                                instant,
                                instant.isAfter(Instant.now())
                                        ? NotYetKnownException.NotYetKnownReason.FUTURE
                                        : NotYetKnownException.NotYetKnownReason.UNSETTLED));
    }

    /**
     * Creates a reader of what the writer has synced and settled.
     *
     * @param durable number up to which the ledger is on disk
     * @param lookupLimit number up to which look-ups return entries
     * @param settled returns the head for an as-of query at an instant
     */
    DurableLedgerReader(
            JdbcLedgerRepository repository,
            EventJsonMapper json,
            TransactionOperations reading,
            LongSupplier durable,
            LongSupplier lookupLimit,
            Function<Instant, LedgerHead> settled) {
        this.repository = repository;
        this.json = json;
        this.reading = reading;
        this.durable = durable;
        this.lookupLimit = lookupLimit;
        this.settled = settled;
    }

    @Override
    public LedgerHead head() {
        return required(reading.execute(status -> repository.readHeadUpTo(durable.getAsLong())));
    }

    @Override
    public boolean containsNumber(long ledgerNumber) {
        return ledgerNumber <= durable.getAsLong()
                || ledgerNumber <= repository.head().ledgerNumber();
    }

    @Override
    public long awaitNumberKnownAt(Instant knownAt) {
        Instant instant = knownAt.truncatedTo(ChronoUnit.MILLIS);
        LedgerHead head = settled.apply(instant);
        return required(reading.execute(status -> lastAt(instant, head)));
    }

    /** Binary search by number: numbers have no gaps and recording times never decrease. */
    private long lastAt(Instant instant, LedgerHead head) {
        long lower = 0;
        long upper = head.ledgerNumber() + 1;
        // Start with the last entry: usually nothing was recorded since.
        long candidate = head.ledgerNumber();
        while (lower + 1 < upper) {
            if (Instant.parse(repository.readRecordedAt(candidate)).isAfter(instant)) {
                upper = candidate;
            } else {
                lower = candidate;
            }
            candidate = lower + (upper - lower) / 2;
        }
        return lower;
    }

    @Override
    public List<RawEntry> readRawAfter(long ledgerNumber, int limit) {
        return repository.findAfter(ledgerNumber, durable.getAsLong(), limit);
    }

    @Override
    public long forEachRaw(long after, long upTo, Consumer<RawEntry> reader) {
        long last = Math.min(upTo, durable.getAsLong());
        long count = 0;
        long from = after;
        List<RawEntry> page;
        do {
            page = repository.findAfter(from, last, PAGE);
            for (RawEntry entry : page) {
                reader.accept(entry);
                from = entry.ledgerNumber();
            }
            count += page.size();
        } while (page.size() == PAGE);
        return count;
    }

    @Override
    public List<LedgerEntry> readStream(nl.mutatieboek.domain.StreamId stream) {
        long last = lookupLimit.getAsLong();
        List<LedgerEntry> entries = new ArrayList<>();
        List<RawEntry> batch;
        do {
            batch = repository.findByStream(stream.id(), entries.size(), STREAM_BATCH, last);
            batch.stream().map(this::decode).forEach(entries::add);
        } while (batch.size() == STREAM_BATCH);
        return entries;
    }

    @Override
    public Map<Long, LedgerEntry> readByNumbers(Collection<Long> ledgerNumbers) {
        Map<Long, LedgerEntry> entries = new TreeMap<>();
        forEachRaw(ledgerNumbers, raw -> entries.put(raw.ledgerNumber(), decode(raw)));
        return entries;
    }

    @Override
    public void forEachRaw(Collection<Long> ledgerNumbers, Consumer<RawEntry> reader) {
        long last = lookupLimit.getAsLong();
        for (List<Long> ids : batches(ledgerNumbers.stream().sorted().toList())) {
            repository.findByNumbers(ids, last).forEach(reader);
        }
    }

    @Override
    public Map<nl.mutatieboek.domain.StreamId, List<LedgerEntry>> readStream(
            Collection<nl.mutatieboek.domain.StreamId> streams) {
        long last = lookupLimit.getAsLong();
        Map<nl.mutatieboek.domain.StreamId, List<LedgerEntry>> entries = new HashMap<>();
        for (List<nl.mutatieboek.domain.StreamId> ids : batches(streams)) {
            repository
                    .findByStreams(
                            ids.stream().map(nl.mutatieboek.domain.StreamId::id).toList(), last)
                    .stream()
                    .map(this::decode)
                    .forEach(entry -> entries.computeIfAbsent(entry.event().streamId(), stream -> new ArrayList<>())
                            .add(entry));
        }
        return entries;
    }

    private static <T> Collection<List<T>> batches(Collection<T> all) {
        List<T> distinct = all.stream().distinct().toList();
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += STREAM_BATCH) {
            batches.add(distinct.subList(from, Math.min(distinct.size(), from + STREAM_BATCH)));
        }
        return batches;
    }

    @Override
    public LedgerEntry decode(RawEntry entry) {
        return decode(entry, json);
    }

    /** Decodes a raw entry. */
    public static LedgerEntry decode(RawEntry entry, EventJsonMapper json) {
        return json.decode(entry);
    }

    @Override
    public Map<UUID, EventMetadata> findMetadata(Collection<UUID> commands) {
        Map<UUID, EventMetadata> metadata = new HashMap<>();
        repository
                .findFirstEntriesByCommand(commands, lookupLimit.getAsLong())
                .forEach((command, entry) -> metadata.put(command, decode(entry).metadata()));
        return metadata;
    }

    @Override
    public List<RawEntry> findRawOutside(int limit) {
        return repository.findOutside(limit);
    }

    @Override
    public Map<UUID, Long> findNumbersByCommand(Collection<UUID> commands) {
        return required(reading.execute(
                status -> repository.byIndex().preferIndexScans().findNumbersByCommand(commands)));
    }

    @Override
    public Map<String, List<Long>> findNumbersByStream(Collection<String> streamIds, long upTo) {
        return required(reading.execute(
                status -> repository.byIndex().preferIndexScans().findNumbersByStream(streamIds, upTo)));
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
