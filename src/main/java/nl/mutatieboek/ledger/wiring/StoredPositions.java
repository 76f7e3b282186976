package nl.mutatieboek.ledger.wiring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.mutatieboek.ledger.Positions;
import nl.mutatieboek.ledger.Rows;
import nl.mutatieboek.ledger.store.Durability;
import org.springframework.jdbc.core.JdbcTemplate;

/** The positions of the projections: a row each, and in memory for those who wait. */
public final class StoredPositions implements Positions {
    private final JdbcTemplate jdbc;
    private final Durability durability;
    private final Duration patience;
    private final ConcurrentMap<String, Long> reached = new ConcurrentHashMap<>();
    private final Object moved = new Object();

    StoredPositions(JdbcTemplate jdbc, Durability durability, Duration patience) {
        this.jdbc = jdbc;
        this.durability = durability;
        this.patience = patience;
    }

    /** Makes a row for each projection that has none yet, and says where the last of them is. */
    long register(List<String> projections) {
        Map<String, Long> stored = stored();
        for (String projection : projections) {
            if (!stored.containsKey(projection)) {
                jdbc.update("insert into projection (name, ledger_number) values (?, 0)", projection);
            }
            reached.put(projection, stored.getOrDefault(projection, 0L));
        }
        return projections.stream().mapToLong(this::of).min().orElse(0);
    }

    /** Looks how far another process has brought the projections, as a process does that only reads. */
    void look() {
        stored().forEach(this::reached);
    }

    /** The rows that a batch writes, in the transaction that it is in. */
    Rows rows() {
        return new Rows(jdbc);
    }

    /** The positions from which a batch goes on; its commit need not wait for the disk. */
    Map<String, Long> begin() {
        durability.beforeCommitOfReaders();
        return stored();
    }

    private Map<String, Long> stored() {
        Map<String, Long> positions = new TreeMap<>();
        jdbc.query("select name, ledger_number from projection", row -> {
            positions.put(row.getString(1), row.getLong(2));
        });
        return positions;
    }

    /** Moves them on from where the batch began; that somebody else moved them stops the batch. */
    void move(Map<String, Long> from, Map<String, Long> to) {
        Rows rows = rows();
        to.forEach((projection, number) -> rows.changeOne(
                "update projection set ledger_number = ? where name = ? and ledger_number = ?",
                number,
                projection,
                from.get(projection)));
        rows.write();
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
