package nl.mutatieboek.ledger.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.DatabaseProduct;
import nl.mutatieboek.ledger.HashChain;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException.NotYetKnownReason;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/** Accesses the tables {@code ledger_entry} and {@code ledger_head}, in SQL for both H2 and PostgreSQL. */
public final class JdbcLedgerRepository {
    private static final String SELECT = "select " + EntryRow.COLUMNS + " from ledger_entry";
    private static final int COMMANDS_PER_QUERY = 500;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Supplier<Boolean> h2;

    public JdbcLedgerRepository(DataSource dataSource) {
        // Lazy, because it takes a connection.
        this.h2 = SingletonSupplier.of(() -> DatabaseProduct.isH2(dataSource));
        this.jdbc = new JdbcTemplate(dataSource);
        this.client = JdbcClient.create(jdbc);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    LedgerHead head() {
        return client.sql("select ledger_number, hash, recorded_at from ledger_head where id = 1")
                .query((row, n) -> new LedgerHead(row.getLong(1), row.getBytes(2), row.getString(3)))
                .single();
    }

    /** Reads the head and the instant up to which as-of answers are final; null if none was given. */
    SettledHead readSettledHead() {
        return client.sql("select ledger_number, hash, recorded_at, settled_at from ledger_head where id = 1")
                .query((row, n) -> {
                    String settled = row.getString(4);
                    return new SettledHead(
                            new LedgerHead(row.getLong(1), row.getBytes(2), row.getString(3)),
                            settled == null ? null : instant(settled));
                })
                .single();
    }

    private static Instant instant(String settled) {
        try {
            return Instant.parse(settled);
        } catch (DateTimeException e) {
            throw new LedgerStartupException("The head of the ledger promises something up to \"" + settled
                    + "\" (settled_at), which is not a time: it was changed from outside. Set it to the time"
                    + " of the last entry.");
        }
    }

    record SettledHead(LedgerHead head, @Nullable Instant settledAt) {
        /**
         * Returns the head if no writer can append an entry recorded at or before the instant.
         *
         * @throws NotYetKnownException with this reason otherwise
         */
        LedgerHead requireSettled(Instant instant, NotYetKnownReason otherwise) {
            if ((head.recordedAt() != null && instant.isBefore(Instant.parse(head.recordedAt())))
                    || (settledAt != null && !instant.isAfter(settledAt))) {
                return head;
            }
            throw new NotYetKnownException(instant, otherwise);
        }
    }

    /** Persists the instant up to which as-of answers are final. Returns false if this writer lost its lease. */
    boolean recordSettledAt(String settledAt, long epoch, Runnable beforeCommit) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            beforeCommit.run();
            return client.sql("update ledger_head set settled_at = ? where id = 1 and epoch = ?")
                            .params(settledAt, epoch)
                            .update()
                    == 1;
        }));
    }

    /** Reads the recording time of an entry. */
    String readRecordedAt(long ledgerNumber) {
        return client.sql("""
            select first.recorded_at from ledger_entry entry
            join ledger_entry first on first.ledger_number = entry.ledger_number - entry.command_place + 1
            where entry.ledger_number = ?\
            """).param(ledgerNumber).query(String.class).single();
    }

    /** Reads the head, limited to this number. */
    LedgerHead readHeadUpTo(long limit) {
        LedgerHead head = head();
        if (head.ledgerNumber() <= limit) {
            return head;
        }
        List<RawEntry> last = findAfter(limit - 1, limit, 1);
        return last.isEmpty()
                ? new LedgerHead(0, HashChain.genesisHash(), null)
                : new LedgerHead(limit, last.getFirst().hash(), last.getFirst().recordedAt());
    }

    /** Reads the state of the writer lease. */
    public WriterLease readLease() {
        return client.sql("select h.epoch, w.heartbeat, w.released from ledger_head h, ledger_writer w")
                .query((row, n) -> new WriterLease(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                .single();
    }

    /** Tells whether the database is read-only, as a replica is until it is promoted. */
    public boolean isReadOnly() {
        return !isH2()
                && client.sql("select current_setting('transaction_read_only') = 'on'")
                        .query(Boolean.class)
                        .single();
    }

    /** Takes the next epoch; returns false if another process took it. */
    boolean tryTakeEpochAfter(long epoch) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean taken = client.sql("update ledger_head set epoch = ? where id = 1 and epoch = ?")
                            .params(epoch + 1, epoch)
                            .update()
                    == 1;
            if (taken) {
                client.sql("update ledger_writer set heartbeat = 0, released = false where id = 1")
                        .update();
            }
            return taken;
        }));
    }

    /** Records a heartbeat; returns false if this writer lost its lease. */
    public boolean recordHeartbeat(long epoch) {
        return whileWriter("heartbeat = heartbeat + 1", epoch);
    }

    /** Releases the lease for immediate takeover; returns false if this writer lost it. */
    public boolean releaseLease(long epoch) {
        return whileWriter("released = true", epoch);
    }

    private boolean whileWriter(String change, long epoch) {
        return client.sql("update ledger_writer set " + change + " where id = 1 and " + WriterLease.sqlCondition())
                        .param(epoch)
                        .update()
                == 1;
    }

    /** Finds the first entry of each event name and revision, in ledger order. */
    List<RawEntry> findFirstOfEachRevision() {
        return entries(client.sql(SELECT + """
             where ledger_number in
            (select min(ledger_number) from ledger_entry
                where ledger_number between 1 and (select ledger_number from ledger_head where id = 1)
                group by event_name, revision)
            order by ledger_number\
            """));
    }

    /** Finds entries with a number below 1 or beyond the head, lowest first. */
    List<RawEntry> findOutside(int limit) {
        // Two queries, because H2 would scan the table for an "or".
        return entries(client.sql("(" + SELECT + " where ledger_number < 1) union all (" + SELECT
                        + " where ledger_number > (select ledger_number from ledger_head where id = 1)) order by 1"
                        + " limit ?")
                .param(limit));
    }

    boolean isH2() {
        return h2.get();
    }

    /** Returns a reader that uses the indexes. */
    EntryIndexReader byIndex() {
        return new EntryIndexReader(client, isH2());
    }

    /** Reports missing safeguards and implausible recording times, one sentence each. */
    public List<String> findWarnings(Instant now) {
        return new DatabaseSafeguardInspector(client, isH2()).findWarnings(now);
    }

    /**
     * Appends entries that follow a head, and moves it to the last one. In PostgreSQL this is one statement, which is
     * on disk when it returns outside a transaction; in H2 a sync must follow.
     *
     * @param entries whole commands
     * @return false, and nothing is appended, if another process moved the head or this writer lost its lease
     */
    public boolean tryAppend(LedgerHead from, List<RawEntry> entries, long epoch) {
        List<EntryRow> rows = EntryRow.of(entries);
        return new EntryAppender(jdbc, transaction, isH2()).tryAppend(from, rows, entries.getLast(), epoch);
    }

    /** Finds entries after one number and up to another, in ledger order; never one below 1. */
    List<RawEntry> findAfter(long number, long upTo, int limit) {
        return entries(
                client.sql(SELECT + " where ledger_number > ? and ledger_number <= ? order by ledger_number limit ?")
                        .params(Math.max(0, number), upTo, limit));
    }

    /**
     * Finds entries of a stream, in order. This and the methods below return no number below 1 or beyond {@code last}.
     */
    List<RawEntry> findByStream(String streamId, long firstSequence, int limit, long last) {
        return entries(client.sql(SELECT + """
             where aggregate_identifier = ? and sequence_number >= ? and ledger_number between 1 and ?
            order by sequence_number limit ?\
            """).params(streamId, firstSequence, last, limit));
    }

    KnownIdentifierQuery knownIdentifiers() {
        return new KnownIdentifierQuery(jdbc, isH2());
    }

    List<RawEntry> findByNumbers(Collection<Long> numbers, long last) {
        return entries(
                client.sql(SELECT + " where ledger_number in (:numbers) order by ledger_number")
                        .param("numbers", numbers),
                last);
    }

    /** Finds the entries of streams, in ledger order. */
    List<RawEntry> findByStreams(Collection<String> streamIds, long last) {
        return entries(
                client.sql(SELECT + " where aggregate_identifier in (:streams) order by ledger_number")
                        .param("streams", streamIds),
                last);
    }

    /** Finds the first entry of each recorded command, by command identity. */
    Map<UUID, RawEntry> findFirstEntriesByCommand(Collection<UUID> commands, long last) {
        Map<UUID, RawEntry> entries = new HashMap<>();
        if (!commands.isEmpty()) {
            client
                    .sql(SELECT + " where command_identifier in (:commands)")
                    .param("commands", commands)
                    .query((row, n) -> EntryRow.read(row))
                    .list()
                    .stream()
                    .filter(row -> isWithin(row.ledgerNumber(), last))
                    .forEach(row -> entries.put(Objects.requireNonNull(row.command()), row.toEntry(row)));
        }
        return entries;
    }

    /** Whether a row belongs to the ledger up to a number: others were inserted outside it, or are later. */
    static boolean isWithin(long number, long last) {
        return number >= 1 && number <= last;
    }

    /** Finds the last entry of a command by its first. One query each: commands are seldom sent again. */
    Optional<RawEntry> findLastOfCommand(long first, long last) {
        return entries(client.sql(SELECT + """
             where ledger_number between ? and ? and completes_command order by ledger_number limit 1\
            """).params(first, last)).stream().findFirst();
    }

    private List<RawEntry> entries(JdbcClient.StatementSpec query) {
        return toEntries(query.query((row, n) -> EntryRow.read(row)).list());
    }

    /**
     * Runs a query, and excludes rows outside the ledger. If the query did, PostgreSQL, which plans it for any number,
     * could read all rows up to the last number.
     */
    private List<RawEntry> entries(JdbcClient.StatementSpec query, long last) {
        return toEntries(query.query((row, n) -> EntryRow.read(row)).list().stream()
                .filter(row -> isWithin(row.ledgerNumber(), last))
                .toList());
    }

    /** Adds what the rows of their commands store. */
    private List<RawEntry> toEntries(List<EntryRow> rows) {
        Map<Long, EntryRow> firsts = new HashMap<>();
        rows.stream().filter(EntryRow::isFirstOfCommand).forEach(row -> firsts.put(row.ledgerNumber(), row));
        List<Long> missing = rows.stream()
                .map(EntryRow::firstOfCommand)
                .filter(first -> !firsts.containsKey(first))
                .distinct()
                .toList();
        for (int from = 0; from < missing.size(); from += COMMANDS_PER_QUERY) {
            client.sql(SELECT + " where ledger_number in (:firsts) and command_place = 1")
                    .param("firsts", missing.subList(from, Math.min(missing.size(), from + COMMANDS_PER_QUERY)))
                    .query((row, n) -> EntryRow.read(row))
                    .list()
                    .forEach(row -> firsts.put(row.ledgerNumber(), row));
        }
        return rows.stream()
                .map(row -> row.toEntry(firsts.get(row.firstOfCommand())))
                .toList();
    }
}
