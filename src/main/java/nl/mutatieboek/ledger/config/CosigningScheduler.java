package nl.mutatieboek.ledger.config;

import java.time.Duration;
import nl.mutatieboek.ledger.proof.CosignatureCollector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has heads co-signed by the configured witnesses, on a thread of its own; without witnesses there is no thread. */
final class CosigningScheduler extends BackgroundThreadLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CosigningScheduler.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final CosignatureCollector collector;
    private final Duration pause;

    CosigningScheduler(CosignatureCollector collector, Duration every) {
        this.collector = collector;
        this.pause = every.compareTo(POLL_INTERVAL) < 0 ? every : POLL_INTERVAL;
    }

    @Override
    public void start() {
        if (collector.hasWitnesses()) {
            start(Thread.ofPlatform().daemon().name("cosigning"));
        }
    }

    @Override
    void run() throws InterruptedException {
        while (!awaitEnd(pause)) {
            try {
                collector.collect();
            } catch (RuntimeException | OutOfMemoryError e) {
                LOG.error("Collecting co-signatures failed; retrying", e);
            }
        }
    }

    /** No interrupt, because that would close the file of an H2 database. */
    @Override
    public void stop() {
        collector.shutDown();
        super.stop();
    }
}
