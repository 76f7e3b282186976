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

/** Who was shown what before it was presented to parliament (migration V11): added to, and never changed. */
public final class JdbcEmbargoedReadRepository {
    private static final String BETWEEN = " ";

    private final JdbcClient sql;
    private final EncryptedNameRepository names;
    private final DurableTransactionExecutor onDisk;
    private final Clock clock;

    JdbcEmbargoedReadRepository(
            JdbcClient sql, EncryptedNameRepository names, DurableTransactionExecutor onDisk, Clock clock) {
        this.sql = sql;
        this.names = names;
        this.onDisk = onDisk;
        this.clock = clock;
    }

    /**
     * Notes one; it is on disk when this returns.
     *
     * @param subject who reads
     * @param asked the method and the path
     * @throws org.springframework.dao.DataAccessException when it cannot be noted
     */
    public void record(String subject, String asked, Collection<?> chapters, Collection<?> moments) {
        onDisk.executeDurably(() -> sql.sql(
                        "insert into embargoed_read (read_at, read_by, name_id, asked, chapters, moments)"
                                + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        Instant.now(clock).truncatedTo(ChronoUnit.MILLIS).toString(),
                        subject,
                        names.resolveReference(subject),
                        asked.substring(0, Math.min(asked.length(), EmbargoedRead.MAX_REQUEST_LENGTH)),
                        words(chapters),
                        words(moments))
                .update());
    }

    /** The first after this number, in the order in which they were noted. */
    public List<EmbargoedRead> findAfter(long number, int most) {
        return found("where number > ? order by number limit ?", number, most);
    }

    /** The last before this number, the last in front. */
    public List<EmbargoedRead> findBefore(long number, int most) {
        return found("where number < ? order by number desc limit ?", number, most);
    }

    private List<EmbargoedRead> found(String which, long number, int most) {
        return sql.sql("select number, read_at, read_by, name_id, asked, chapters, moments from embargoed_read "
                        + which)
                .params(number, most)
                .query((row, position) -> new EmbargoedRead(
                        row.getLong("number"),
                        Instant.parse(row.getString("read_at")),
                        new RecordedActor(row.getString("read_by"), row.getString("name_id")),
                        row.getString("asked"),
                        split(row.getString("chapters")),
                        split(row.getString("moments"))))
                .list();
    }

    private static String words(Collection<?> all) {
        return String.join(BETWEEN, all.stream().map(Object::toString).sorted().toList());
    }

    private static List<String> split(String words) {
        return words.isEmpty() ? List.of() : Arrays.asList(words.split(BETWEEN));
    }
}
