package nl.mutatieboek.ledger.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.DurableFileMover;
import nl.mutatieboek.ledger.proof.SignedHead;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes signed heads to a directory, so that people can archive them out of the operator's reach: the latest one once
 * per interval, and the last one at a stop. A failure is logged and part of the health; it stops nothing.
 */
final class HeadArchiveScheduler extends BackgroundThreadLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(HeadArchiveScheduler.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final Supplier<Optional<SignedHead>> latest;
    private final Path directory;
    private final Duration every;
    private volatile @Nullable SignedHead archived;
    private volatile @Nullable String failure;

    /** @param latest latest signed head; empty on standby */
    HeadArchiveScheduler(Supplier<Optional<SignedHead>> latest, Path directory, Duration every) {
        this.latest = latest;
        this.directory = directory;
        this.every = every;
    }

    @Override
    public void start() {
        start(Thread.ofPlatform().daemon().name("head-archive"));
    }

    @Override
    void run() throws InterruptedException {
        while (!awaitEnd(archiveLatest() ? every : POLL_INTERVAL)) {
            // The next round archives.
        }
    }

    /** Writes the latest head, unless it is written already; returns whether it tried. */
    private boolean archiveLatest() {
        try {
            SignedHead head = latest.get().orElse(null);
            if (head == null || head.equals(archived)) {
                return false;
            }
            DurableFileMover.writeOnce(
                    directory.resolve(head.fileName()), head.note().getBytes(StandardCharsets.UTF_8));
            archived = head;
            failure = null;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.warn("The latest head could not be written to the archive {}; trying again later", directory, e);
            failure = e.toString();
        }
        return true;
    }

    /** Tells whether this process has written a head, or has found it written. */
    boolean isWritten() {
        return archived != null;
    }

    /** Returns why the last head could not be written; null if it was. */
    @Nullable
    String failure() {
        return failure;
    }

    @Override
    public void stop() {
        super.stop();
        archiveLatest();
    }

    /** Stops after the writer, which signs the last head. */
    @Override
    public int getPhase() {
        return -1;
    }
}
