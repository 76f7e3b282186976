package nl.mutatieboek.ledger.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.jspecify.annotations.Nullable;

/**
 * Compacts the file of an H2 ledger while it is in use, in short steps. H2 does this in the background only with a write
 * delay, which a ledger does not have.
 *
 * <p>A commit writes a chunk with every page that it changed. Later commits replace most of them, and the space of a
 * chunk is free only when all are replaced. A step writes the remaining pages of the emptiest chunks again. When the
 * chunks are full enough and nothing else writes, a step moves chunks into free space, and cuts the file if its end is
 * free. Writes wait for a step; its size follows from the time that the previous one took. It is on disk before any
 * write can reuse the space.
 */
public final class H2FileCompactor {
    /** Percentages of the chunks that are in use, above which nothing is done. */
    private static final int FULL = 80;

    private static final int FULL_UNDER_LOAD = 60;

    /** Percentage of the file that is in use, above which no chunk is moved. */
    private static final int FULL_FILE = 80;

    /** By default H2 keeps a chunk for 45 seconds. Each commit is synced, so that space can be used again sooner. */
    private static final Duration RETENTION = Duration.ofSeconds(5);

    private static final int MIN_STEP_BYTES = 256 << 10;

    /** H2 leaves a chunk alone that has more bytes in use than a step may write. */
    private static final int MAX_STEP_BYTES = 32 << 20;

    private static final long MOVED_BYTES = 16 << 20;

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
        long pause = 0;
        if (file.size() >= minFileBytes && file.getChunksFillRate() < full) {
            pause = rewriteChunks(store, file, full, longestPause);
        } else if (file.size() >= minFileBytes && !underLoad && file.getFillRate() < FULL_FILE) {
            pause = moveChunks(store, file);
        }
        writes = file.getWriteCount();
        return new CompactionStep(Duration.ofNanos(pause), underLoad);
    }

    private long rewriteChunks(MVStore store, FileStore<?> file, int full, Duration longestPause) throws SQLException {
        AtomicBoolean rewritten = new AtomicBoolean();
        long pause = dataSource.executeWithoutWrites(() -> {
            if (store.compact(full, stepBytes)) {
                store.commit();
                file.sync();
                rewritten.set(true);
            }
        });
        adjustStep(rewritten.get(), pause, longestPause.toNanos());
        return pause;
    }

    private long moveChunks(MVStore store, FileStore<?> file) throws SQLException {
        long before = file.getWriteCount();
        long pause = dataSource.executeWithoutWrites(() -> {
            if (file instanceof RandomAccessStore movable) {
                movable.compactMoveChunks(FULL_FILE, MOVED_BYTES, store);
            }
        });
        return file.getWriteCount() == before ? 0 : pause;
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
