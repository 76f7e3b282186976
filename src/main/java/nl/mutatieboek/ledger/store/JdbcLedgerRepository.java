package nl.mutatieboek.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** The tables {@code ledger_entry} and {@code ledger_head}, in SQL that H2 and PostgreSQL both read. */
public final class JdbcLedgerRepository {
    private static final String COLUMNS = """
        ledger_number, event_identifier, aggregate_type, aggregate_identifier, sequence_number, event_name, revision,
        payload, metadata, recorded_at, hash\
        """;

    private static final String LAST = "last";

    /** Whatever else somebody has put into the table. */
    private static final String WITHIN = " and ledger_number between 1 and :" + LAST;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Supplier<Boolean> h2;

    public JdbcLedgerRepository(DataSource dataSource) {
        // Asked once, and not before somebody wants to know: it takes a connection.
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

    /** The head, and the instant up to which it was said what the book knew; null when nobody asked. */
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
                    + "\" (settled_at), which is no time: somebody changed it. Set it to the time of the last entry.");
        }
    }

    record SettledHead(LedgerHead head, @Nullable Instant settledAt) {
        /**
         * The head, if no entry that is stamped at or before an instant can follow any more, whoever writes.
         *
         * @throws NotYetKnownException for this reason, if one can
         */
        LedgerHead requireSettled(Instant instant, NotYetKnownReason otherwise) {
            if ((head.recordedAt() != null && instant.isBefore(Instant.parse(head.recordedAt())))
                    || (settledAt != null && !instant.isAfter(settledAt))) {
                return head;
            }
            throw new NotYetKnownException(instant, otherwise);
        }
    }

    /** Notes up to which instant it is said what the book knew; false when this epoch writes no more. */
    boolean recordSettledAt(String settledAt, long epoch, Runnable beforeCommit) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            beforeCommit.run();
            return client.sql("update ledger_head set settled_at = ? where id = 1 and epoch = ?")
                            .params(settledAt, epoch)
                            .update()
                    == 1;
        }));
    }

    /** When the entry with this number was recorded. */
    String readRecordedAt(long ledgerNumber) {
        return client.sql("select recorded_at from ledger_entry where ledger_number = ?")
                .param(ledgerNumber)
                .query(String.class)
                .single();
    }

    /** The head, or the last entry up to this number where the head is after it. */
    LedgerHead readHeadUpTo(long shown) {
        LedgerHead head = head();
        if (head.ledgerNumber() <= shown) {
            return head;
        }
        List<RawEntry> last = findAfter(shown - 1, shown, 1);
        return last.isEmpty()
                ? new LedgerHead(0, HashChain.genesisHash(), null)
                : new LedgerHead(shown, last.getFirst().hash(), last.getFirst().recordedAt());
    }

    /** Who writes, as a process sees it that waits to take over. */
    public WriterLease readLease() {
        return client.sql("select h.epoch, w.beat, w.released from ledger_head h, ledger_writer w")
                .query((row, n) -> new WriterLease(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                .single();
    }

    /** Whether the database takes no writes: a copy that follows another one, until it takes its place. */
    public boolean isReadOnly() {
        return !isH2()
                && client.sql("select current_setting('transaction_read_only') = 'on'")
                        .query(Boolean.class)
                        .single();
    }

    /** Whether the epoch after this one is ours: nobody else gets it. */
    boolean tryTakeEpochAfter(long epoch) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean mine = client.sql("update ledger_head set epoch = ? where id = 1 and epoch = ?")
                            .params(epoch + 1, epoch)
                            .update()
                    == 1;
            if (mine) {
                client.sql("update ledger_writer set beat = 0, released = false where id = 1")
                        .update();
            }
            return mine;
        }));
    }

    /** Shows that the writer lives; false when it is the writer no more. */
    public boolean recordHeartbeat(long epoch) {
        return whileWriter("beat = beat + 1", epoch);
    }

    /** Lets a waiting process take over at once; false when somebody did already. */
    public boolean releaseLease(long epoch) {
        return whileWriter("released = true", epoch);
    }

    private boolean whileWriter(String change, long epoch) {
        return client.sql("update ledger_writer set " + change
                                + " where id = 1 and exists (select 1 from ledger_head where id = 1 and epoch = ?)")
                        .param(epoch)
                        .update()
                == 1;
    }

    /** The first entry of each shape that is there, in ledger order. */
    List<RawEntry> findFirstOfEachRevision() {
        return client.sql("select " + COLUMNS + """
             from ledger_entry where ledger_number in
            (select min(ledger_number) from ledger_entry
                where ledger_number between 1 and (select ledger_number from ledger_head where id = 1)
                group by event_name, revision)
            order by ledger_number\
            """)
                .query(JdbcLedgerRepository::entry)
                .list();
    }

    /** Entries with a number below 1 or beyond the head, the lowest first; at most so many. */
    List<RawEntry> findOutside(int limit) {
        // Two, because H2 would look at every entry for one condition or the other.
        return client.sql("(select " + COLUMNS + " from ledger_entry where ledger_number < 1) union all (select "
                        + COLUMNS + " from ledger_entry where ledger_number > (select ledger_number from ledger_head"
                        + " where id = 1)) order by 1 limit ?")
                .param(limit)
                .query(JdbcLedgerRepository::entry)
                .list();
    }

    /** With which the checkpoint of the projections is sealed. */
    public byte[] checkpointKey() {
        return client.sql("select secret from checkpoint_key where id = 1")
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    boolean isH2() {
        return h2.get();
    }

    /** The same rows, as their indexes find them. */
    EntryIndexReader byIndex() {
        return new EntryIndexReader(client, isH2());
    }

    /** What of the database does not protect them, or cannot be true of their times: a sentence each. */
    public List<String> findWarnings(Instant now) {
        return new DatabaseSafeguardInspector(client, isH2()).findWarnings(now);
    }

    /** Whether the head was still where the writer left it, and the writer still is the writer. */
    boolean tryMoveHead(LedgerHead from, RawEntry to, long epoch) {
        return client.sql("""
            update ledger_head set ledger_number = ?, hash = ?, recorded_at = ?
            where id = 1 and ledger_number = ? and epoch = ?\
            """)
                        .params(to.ledgerNumber(), to.hash(), to.recordedAt(), from.ledgerNumber(), epoch)
                        .update()
                == 1;
    }

    void insert(List<RawEntry> entries) {
        jdbc.batchUpdate(
                "insert into ledger_entry (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries,
                entries.size(),
                (row, entry) -> {
                    row.setLong(1, entry.ledgerNumber());
                    row.setString(2, entry.eventId());
                    row.setString(3, entry.streamType());
                    row.setString(4, entry.streamId());
                    row.setLong(5, entry.sequence());
                    row.setString(6, entry.eventName());
                    row.setString(7, entry.revision());
                    row.setBytes(8, entry.payload());
                    row.setBytes(9, entry.metadata());
                    row.setString(10, entry.recordedAt());
                    row.setBytes(11, entry.hash());
                });
    }

    /** Entries after this number and up to another, in ledger order; never one below 1. */
    List<RawEntry> findAfter(long number, long upTo, int limit) {
        return client.sql("select " + COLUMNS
                        + " from ledger_entry where ledger_number > ? and ledger_number <= ? order by"
                        + " ledger_number limit ?")
                .params(Math.max(0, number), upTo, limit)
                .query(JdbcLedgerRepository::entry)
                .list();
    }

    /** Entries of a stream, in its order; of these look-ups and those below none sees a number below 1 or beyond the last. */
    List<RawEntry> findByStream(String streamId, long firstSequence, int limit, long last) {
        return client.sql("select " + COLUMNS + """
             from ledger_entry
            where aggregate_identifier = ? and sequence_number >= ? and ledger_number between 1 and ?
            order by sequence_number limit ?\
            """)
                .params(streamId, firstSequence, last, limit)
                .query(JdbcLedgerRepository::entry)
                .list();
    }

    /** Those of these streams that have an entry. */
    List<String> findExistingStreams(Collection<String> streamIds, long last) {
        return streamIds.isEmpty()
                ? List.of()
                : client.sql("select aggregate_identifier from ledger_entry"
                                + " where aggregate_identifier in (:streams) and sequence_number = 0"
                                + WITHIN)
                        .param("streams", streamIds)
                        .param(LAST, last)
                        .query((row, n) -> row.getString(1))
                        .list();
    }

    List<RawEntry> findByNumbers(Collection<Long> numbers, long last) {
        return client.sql("select " + COLUMNS + " from ledger_entry where ledger_number in (:numbers)" + WITHIN)
                .param("numbers", numbers)
                .param(LAST, last)
                .query(JdbcLedgerRepository::entry)
                .list();
    }

    /** All entries of these streams, in ledger order. */
    List<RawEntry> findByStreams(Collection<String> streamIds, long last) {
        return client.sql("select " + COLUMNS + " from ledger_entry where aggregate_identifier in (:streams)" + WITHIN
                        + " order by ledger_number")
                .param("streams", streamIds)
                .param(LAST, last)
                .query(JdbcLedgerRepository::entry)
                .list();
    }

    /** The last entry of each of these commands that was recorded. */
    Map<String, RawEntry> findLastEntriesByCommand(Collection<String> commands, long last) {
        Map<String, RawEntry> answers = new HashMap<>();
        if (!commands.isEmpty()) {
            client.sql("select " + COLUMNS + " from ledger_entry where event_identifier in (:ids)" + WITHIN)
                    .param("ids", commands)
                    .param(LAST, last)
                    .query(JdbcLedgerRepository::entry)
                    .list()
                    .forEach(entry -> answers.put(entry.eventId(), entry));
        }
        return answers;
    }

    private static RawEntry entry(ResultSet row, int n) throws SQLException {
        return new RawEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getBytes(8),
                row.getBytes(9),
                row.getString(10),
                row.getBytes(11));
    }
}
