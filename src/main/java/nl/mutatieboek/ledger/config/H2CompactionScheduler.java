package nl.mutatieboek.ledger.config;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.mutatieboek.ledger.store.H2FileCompactor;
import nl.mutatieboek.ledger.store.H2FileCompactor.CompactionStep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Compacts the file of an H2 ledger in the background. Under load its steps are short and take a twentieth of the time;
 * otherwise half of it, until the file is compact.
 */
final class H2CompactionScheduler implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(H2CompactionScheduler.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration RETRY_INTERVAL = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(60);
    private static final Duration LONGEST_PAUSE_UNDER_LOAD = Duration.ofMillis(15);
    private static final int PART_UNDER_LOAD = 20;

    private final @Nullable H2FileCompactor compactor;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    /** @param compactor null for another database, which needs none */
    H2CompactionScheduler(@Nullable H2FileCompactor compactor) {
        this.compactor = compactor;
    }

    @Override
    public void start() {
        H2FileCompactor ofH2 = compactor;
        if (ofH2 != null) {
            thread = Thread.ofPlatform().daemon().name("compaction").start(() -> run(ofH2));
        }
    }

    private void run(H2FileCompactor file) {
        try {
            Duration wait = POLL_INTERVAL;
            boolean underLoad = true;
            while (!ending.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    CompactionStep step = file.compact(underLoad ? LONGEST_PAUSE_UNDER_LOAD : LONGEST_PAUSE);
                    underLoad = step.underLoad();
                    wait = waitAfter(step);
                } catch (SQLException | RuntimeException | OutOfMemoryError e) {
                    LOG.error("Compaction of the database file failed; retrying in a minute", e);
                    wait = RETRY_INTERVAL;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration waitAfter(CompactionStep step) {
        if (step.pause().isZero()) {
            return POLL_INTERVAL;
        }
        return step.underLoad() ? step.pause().multipliedBy(PART_UNDER_LOAD - 1L) : step.pause();
    }

    @Override
    public void stop() {
        ending.countDown();
        Thread worker = thread;
        try {
            if (worker != null) {
                worker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Starts after the writer and stops before it. */
    @Override
    public int getPhase() {
        return 1;
    }
}
