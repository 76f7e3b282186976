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

/** The read port, on the tables. */
public final class DurableLedgerReader implements LedgerReader {
    private static final int STREAM_BATCH = 500;
    private static final int PAGE = 1_000;

    private final JdbcLedgerRepository tables;
    private final EventJsonMapper json;
    private final TransactionOperations reading;
    private final LongSupplier durable;
    private final LongSupplier lookedUp;
    private final LongSupplier written;
    private final Function<Instant, LedgerHead> settled;

    /** All that the tables hold, for a process that only reads; what is looked up lies within the ledger. */
    public DurableLedgerReader(JdbcLedgerRepository tables, EventJsonMapper json, TransactionOperations reading) {
        this(
                tables,
                json,
                reading,
                () -> Long.MAX_VALUE,
                () -> tables.head().ledgerNumber(),
                () -> tables.head().ledgerNumber(),
                instant -> tables.readSettledHead()
                        .requireSettled(
                                instant,
                                instant.isAfter(Instant.now())
                                        ? NotYetKnownException.NotYetKnownReason.FUTURE
                                        : NotYetKnownException.NotYetKnownReason.UNSETTLED));
    }

    /**
     * What the writer has on disk and settled.
     *
     * @param durable the number up to which the ledger is on disk
     * @param lookedUp the number up to which entries are looked up
     * @param written the number up to which entries are believed within the transaction under way
     */
    DurableLedgerReader(
            JdbcLedgerRepository tables,
            EventJsonMapper json,
            TransactionOperations reading,
            LongSupplier durable,
            LongSupplier lookedUp,
            LongSupplier written,
            Function<Instant, LedgerHead> settled) {
        this.tables = tables;
        this.json = json;
        this.reading = reading;
        this.durable = durable;
        this.lookedUp = lookedUp;
        this.written = written;
        this.settled = settled;
    }

    @Override
    public LedgerHead head() {
        return required(reading.execute(status -> tables.readHeadUpTo(durable.getAsLong())));
    }

    @Override
    public boolean containsNumber(long ledgerNumber) {
        return ledgerNumber <= durable.getAsLong()
                || ledgerNumber <= tables.head().ledgerNumber();
    }

    @Override
    public long awaitNumberKnownAt(Instant knownAt) {
        Instant asked = knownAt.truncatedTo(ChronoUnit.MILLIS);
        LedgerHead head = settled.apply(asked);
        return required(reading.execute(status -> lastAt(asked, head)));
    }

    /** Looks it up by halves, by number: numbers have no gaps and stamps never go back. */
    private long lastAt(Instant asked, LedgerHead head) {
        long within = 0;
        long beyond = head.ledgerNumber() + 1;
        // First the last: mostly nothing was recorded since.
        long look = head.ledgerNumber();
        while (within + 1 < beyond) {
            if (Instant.parse(tables.readRecordedAt(look)).isAfter(asked)) {
                beyond = look;
            } else {
                within = look;
            }
            look = within + (beyond - within) / 2;
        }
        return within;
    }

    @Override
    public List<RawEntry> readRawAfter(long ledgerNumber, int limit) {
        return tables.findAfter(ledgerNumber, durable.getAsLong(), limit);
    }

    @Override
    public long forEachRaw(long after, long upTo, Consumer<RawEntry> reader) {
        long last = Math.min(upTo, durable.getAsLong());
        long count = 0;
        List<RawEntry> page = tables.findAfter(after, last, PAGE);
        while (!page.isEmpty()) {
            page.forEach(reader);
            count += page.size();
            page = tables.findAfter(page.getLast().ledgerNumber(), last, PAGE);
        }
        return count;
    }

    @Override
    public List<LedgerEntry> readStream(nl.mutatieboek.domain.StreamId stream) {
        long last = lookedUp.getAsLong();
        List<LedgerEntry> entries = new ArrayList<>();
        List<RawEntry> batch;
        do {
            batch = tables.findByStream(stream.id(), entries.size(), STREAM_BATCH, last);
            batch.stream().map(this::decode).forEach(entries::add);
        } while (batch.size() == STREAM_BATCH);
        return entries;
    }

    @Override
    public Map<Long, LedgerEntry> readByNumbers(Collection<Long> ledgerNumbers) {
        long last = lookedUp.getAsLong();
        Map<Long, LedgerEntry> entries = new TreeMap<>();
        for (List<Long> some : batches(ledgerNumbers)) {
            tables.findByNumbers(some, last).forEach(raw -> entries.put(raw.ledgerNumber(), decode(raw)));
        }
        return entries;
    }

    @Override
    public Map<nl.mutatieboek.domain.StreamId, List<LedgerEntry>> readStream(
            Collection<nl.mutatieboek.domain.StreamId> streams) {
        long last = lookedUp.getAsLong();
        Map<nl.mutatieboek.domain.StreamId, List<LedgerEntry>> entries = new HashMap<>();
        for (List<nl.mutatieboek.domain.StreamId> some : batches(streams)) {
            tables
                    .findByStreams(
                            some.stream()
                                    .map(nl.mutatieboek.domain.StreamId::id)
                                    .toList(),
                            last)
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

    /** What a raw entry says, wherever it lay. */
    public static LedgerEntry decode(RawEntry entry, EventJsonMapper json) {
        return json.decode(entry);
    }

    @Override
    public Map<UUID, EventMetadata> findMetadata(Collection<UUID> commands) {
        Map<UUID, EventMetadata> origins = new HashMap<>();
        tables.findLastEntriesByCommand(texts(commands), lookedUp.getAsLong()).values().stream()
                .map(entry -> decode(entry).metadata())
                .forEach(origin -> origins.put(origin.causation(), origin));
        return origins;
    }

    /**
     * The last entry of each of these commands that was recorded, by the command's identity; for the writer, also those of the
     * transaction under way.
     */
    public Map<String, RawEntry> findLastEntriesByCommand(Collection<UUID> commands) {
        return tables.findLastEntriesByCommand(texts(commands), written.getAsLong());
    }

    private static List<String> texts(Collection<UUID> commands) {
        return commands.stream().map(UUID::toString).toList();
    }

    @Override
    public List<RawEntry> findRawOutside(int limit) {
        return tables.findOutside(limit);
    }

    @Override
    public Map<String, Long> findNumbersByEventId(Collection<String> eventIds) {
        return required(
                reading.execute(status -> tables.byIndex().preferIndexScans().findNumbersByEventId(eventIds)));
    }

    @Override
    public Map<String, List<Long>> findNumbersByStream(Collection<String> streamIds, long upTo) {
        return required(
                reading.execute(status -> tables.byIndex().preferIndexScans().findNumbersByStream(streamIds, upTo)));
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
