package nl.mutatieboek.security.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import nl.mutatieboek.ledger.RecordedActor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores reads under embargo; rows are only added. */
@Component
public final class JdbcEmbargoedReadRepository {
    private static final String SEPARATOR = " ";

    private final JdbcClient sql;
    private final EncryptedNameRepository names;
    private final DurableTransactionExecutor transactions;
    private final Clock clock;

    JdbcEmbargoedReadRepository(
            JdbcClient sql, EncryptedNameRepository names, DurableTransactionExecutor transactions, Clock clock) {
        this.sql = sql;
        this.names = names;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Records a read; it is on disk when this returns.
     *
     * @param subject subject of the reader
     * @param request method and path
     * @throws org.springframework.dao.DataAccessException if it cannot be recorded
     */
    public void record(String subject, String request, Collection<?> chapters, Collection<?> moments) {
        transactions.executeDurably(() -> sql.sql(
                        "insert into embargoed_read (read_at, read_by, name_id, request, chapters, moments)"
                                + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        Instant.now(clock).truncatedTo(ChronoUnit.MILLIS).toString(),
                        subject,
                        names.resolveReference(subject),
                        request.substring(0, Math.min(request.length(), EmbargoedRead.MAX_REQUEST_LENGTH)),
                        join(chapters),
                        join(moments))
                .update());
    }

    /** Finds the first reads after a number, in recording order. */
    public List<EmbargoedRead> findAfter(long number, int limit) {
        return query("where number > ? order by number limit ?", number, limit);
    }

    /** Finds the last reads before a number, newest first. */
    public List<EmbargoedRead> findBefore(long number, int limit) {
        return query("where number < ? order by number desc limit ?", number, limit);
    }

    private List<EmbargoedRead> query(String where, long number, int limit) {
        return sql.sql("select number, read_at, read_by, name_id, request, chapters, moments from embargoed_read "
                        + where)
                .params(number, limit)
                .query((row, position) -> new EmbargoedRead(
                        row.getLong("number"),
                        Instant.parse(row.getString("read_at")),
                        new RecordedActor(row.getString("read_by"), row.getString("name_id")),
                        row.getString("request"),
                        split(row.getString("chapters")),
                        split(row.getString("moments"))))
                .list();
    }

    private static String join(Collection<?> all) {
        return String.join(
                SEPARATOR, all.stream().map(Object::toString).sorted().toList());
    }

    private static List<String> split(String words) {
        return words.isEmpty() ? List.of() : Arrays.asList(words.split(SEPARATOR));
    }
}
