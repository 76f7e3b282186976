package nl.mutatieboek.ledger.wiring;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.mutatieboek.ledger.Positions;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The positions of the projections: a row each, and in memory for those who wait. */
public final class StoredPositions implements Positions {
    private final JdbcClient jdbc;
    private final Duration patience;
    private final ConcurrentMap<String, Long> reached = new ConcurrentHashMap<>();
    private final Object moved = new Object();

    StoredPositions(JdbcClient jdbc, Duration patience) {
        this.jdbc = jdbc;
        this.patience = patience;
    }

    /** Makes a row for a projection that has none yet, and says where it is. */
    long register(String projection) {
        if (jdbc.sql("select count(*) from projection where name = ?")
                        .param(projection)
                        .query(Long.class)
                        .single()
                == 0) {
            jdbc.sql("insert into projection (name, ledger_number) values (?, 0)")
                    .param(projection)
                    .update();
        }
        long position = stored(projection);
        reached.put(projection, position);
        return position;
    }

    /** Looks how far another process has brought the projections, as a process does that only reads. */
    void look() {
        jdbc.sql("select name, ledger_number from projection")
                .query((RowCallbackHandler) row -> reached(row.getString(1), row.getLong(2)));
    }

    long stored(String projection) {
        return jdbc.sql("select ledger_number from projection where name = ?")
                .param(projection)
                .query(Long.class)
                .single();
    }

    void move(String projection, long ledgerNumber) {
        int rows = jdbc.sql("update projection set ledger_number = ? where name = ?")
                .params(ledgerNumber, projection)
                .update();
        if (rows != 1) {
            throw new IllegalStateException("The position of " + projection + " is missing");
        }
    }

    void reached(String projection, long ledgerNumber) {
        synchronized (moved) {
            reached.put(projection, ledgerNumber);
            moved.notifyAll();
        }
    }

    @Override
    public long of(String projection) {
        return reached.getOrDefault(projection, 0L);
    }

    @Override
    public SortedMap<String, Long> all() {
        return new TreeMap<>(reached);
    }

    @Override
    public boolean await(String projection, long ledgerNumber) {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (moved) {
            while (of(projection) < ledgerNumber) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return false;
                }
                try {
                    moved.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }
}
