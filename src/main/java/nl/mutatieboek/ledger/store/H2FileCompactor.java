package nl.mutatieboek.ledger.store;

import java.sql.SQLException;
import java.time.Duration;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Compacts the file of an H2 ledger while it is in use, in short steps. H2 does this in the background only with a write
 * delay, which a ledger does not have.
 *
 * <p>A commit writes a chunk with every page that it changed. Later commits replace most of them, and the space of a
 * chunk is free only when all are replaced. A step writes the remaining pages of the emptiest chunks again. Writes wait
 * for a step; its size follows from the time that the previous one took. It is on disk before any write can reuse the
 * space.
 */
public final class H2FileCompactor {
    /** Percentages of the chunks that are in use, above which nothing is done. */
    private static final int FULL = 80;

    private static final int FULL_UNDER_LOAD = 60;

    /** By default H2 keeps a chunk for 45 seconds. Each commit is synced, so that space can be used again sooner. */
    private static final Duration RETENTION = Duration.ofSeconds(5);

    private static final int MIN_STEP_BYTES = 256 << 10;

    /** H2 leaves a chunk alone that has more bytes in use than a step may write. */
    private static final int MAX_STEP_BYTES = 32 << 20;

    private final H2SaveLockingDataSource dataSource;
    private final long minFileBytes;
    private final Duration retention;
    private int stepBytes = MIN_STEP_BYTES;
    private long writes;
    private @Nullable MVStore opened;

    /**
     * What a step did.
     *
     * @param pause how long writes waited; zero if there was nothing to do
     * @param underLoad whether anything else wrote since the previous step
     */
    public record CompactionStep(Duration pause, boolean underLoad) {}

    public H2FileCompactor(H2SaveLockingDataSource dataSource) {
        this(dataSource, 64 << 20, RETENTION);
    }

    /** @param minFileBytes size below which a file is left alone */
    H2FileCompactor(H2SaveLockingDataSource dataSource, long minFileBytes, Duration retention) {
        this.dataSource = dataSource;
        this.minFileBytes = minFileBytes;
        this.retention = retention;
    }

    /**
     * Does one step if the file needs it.
     *
     * @param longestPause how long writes may wait
     */
    public CompactionStep compact(Duration longestPause) throws SQLException {
        MVStore store = open();
        FileStore<?> file = store.getFileStore();
        if (file == null || store.isClosed()) {
            return new CompactionStep(Duration.ZERO, false);
        }
        boolean underLoad = file.getWriteCount() != writes;
        int full = underLoad ? FULL_UNDER_LOAD : FULL;
        if (file.size() < minFileBytes || file.getChunksFillRate() >= full) {
            writes = file.getWriteCount();
            return new CompactionStep(Duration.ZERO, underLoad);
        }
        long pause = dataSource.executeWithoutWrites(() -> {
            writes = file.getWriteCount();
            if (store.compact(full, stepBytes)) {
                store.commit();
                file.sync();
            }
        });
        adjustStep(file.getWriteCount() != writes, pause, longestPause.toNanos());
        writes = file.getWriteCount();
        return new CompactionStep(Duration.ofNanos(pause), underLoad);
    }

    private MVStore open() throws SQLException {
        MVStore store = opened;
        if (store == null) {
            store = dataSource.mvStore();
            store.setRetentionTime(Math.toIntExact(retention.toMillis()));
            opened = store;
        }
        return store;
    }

    private void adjustStep(boolean written, long pause, long longest) {
        if (written && pause > longest / 2) {
            stepBytes = Math.max(MIN_STEP_BYTES, stepBytes / 2);
        } else if (!written || pause < longest / 4) {
            stepBytes = Math.min(MAX_STEP_BYTES, stepBytes * 2);
        }
    }
}
