package nl.mutatieboek.ledger.config;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import nl.mutatieboek.ledger.store.H2FileCompactor;
import nl.mutatieboek.ledger.store.H2FileCompactor.CompactionStep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compacts the file of an H2 ledger in the background. Under load its steps are short and take a twentieth of the time;
 * otherwise half of it, until the file is compact.
 */
final class H2CompactionScheduler extends BackgroundThreadLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(H2CompactionScheduler.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_INTERVAL = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(60);
    private static final Duration LONGEST_PAUSE_UNDER_LOAD = Duration.ofMillis(15);
    private static final int PART_UNDER_LOAD = 20;

    private final @Nullable H2FileCompactor compactor;

    /** @param compactor null for another database, which needs none */
    H2CompactionScheduler(@Nullable H2FileCompactor compactor) {
        this.compactor = compactor;
    }

    @Override
    public void start() {
        if (compactor != null) {
            start(Thread.ofPlatform().daemon().name("compaction"));
        }
    }

    @Override
    void run() throws InterruptedException {
        H2FileCompactor file = Objects.requireNonNull(compactor);
        Duration wait = POLL_INTERVAL;
        boolean underLoad = true;
        while (!awaitEnd(wait)) {
            try {
                CompactionStep step = file.compact(underLoad ? LONGEST_PAUSE_UNDER_LOAD : LONGEST_PAUSE);
                underLoad = step.underLoad();
                wait = waitAfter(step);
            } catch (SQLException | RuntimeException | OutOfMemoryError e) {
                LOG.error("Compaction of the database file failed; retrying in a minute", e);
                wait = RETRY_INTERVAL;
            }
        }
    }

    private static Duration waitAfter(CompactionStep step) {
        if (step.pause().isZero()) {
            return POLL_INTERVAL;
        }
        return step.underLoad() ? step.pause().multipliedBy(PART_UNDER_LOAD - 1L) : step.pause();
    }
}
