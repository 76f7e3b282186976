package nl.mutatieboek.ledger.config;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.projection.CheckpointScheduler;
import nl.mutatieboek.ledger.store.JdbcLedgerRepository;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import nl.mutatieboek.ledger.store.WriterLease;
import nl.mutatieboek.ledger.writer.AxonLedgerCommandGateway;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the book before the doors open, as its writer if there is no other, or else to wait and read; closes it after they
 * are closed: what was taken is carried out and answered first. The writer gives a sign of life each second; who waits takes
 * over when the sign did not change for a while by its own clock, or at once when the writer ended in order. Two that think
 * they write do no harm: the epoch in the ledger's head lets one of them commit.
 */
final class WriterLeaseLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WriterLeaseLifecycle.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int LOOKS = 10;

    private final LedgerStorageEngine engine;
    private final JdbcLedgerRepository signs;
    private final boolean alone;
    private final CheckpointScheduler keeping;
    private final AxonLedgerCommandGateway desk;
    private final Configuration axon;
    private final Runnable whenOpened;
    private final Duration takeoverAfter;
    private final Duration grace;

    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile WriterState state = WriterState.CLOSED;
    private volatile @Nullable Thread watch;

    /** What this process is to the book. */
    enum WriterState {
        CLOSED,
        STANDBY,
        WRITER
    }

    /**
     * @param signs the tables, by a connection that is always to be had
     * @param alone whether the book lies where no other process can be
     * @param whenOpened told when this process has become the writer
     * @param takeoverAfter how long a writer must give no sign of life before this process takes over
     * @param grace how long those who wait may take when this process is asked to end
     */
    WriterLeaseLifecycle(
            LedgerStorageEngine engine,
            JdbcLedgerRepository signs,
            boolean alone,
            CheckpointScheduler keeping,
            AxonLedgerCommandGateway desk,
            Configuration axon,
            Runnable whenOpened,
            Duration takeoverAfter,
            Duration grace) {
        this.engine = engine;
        this.signs = signs;
        this.alone = alone;
        this.keeping = keeping;
        this.desk = desk;
        this.axon = axon;
        this.whenOpened = whenOpened;
        this.takeoverAfter = takeoverAfter;
        this.grace = grace;
    }

    WriterState state() {
        return state;
    }

    @Override
    public void start() {
        WriterLease seen = signs.readLease();
        if ((alone || (seen.released() && !signs.isReadOnly())) && engine.becomeWriterAfter(seen)) {
            follow();
            write();
        } else {
            desk.enterStandby();
            engine.refreshDurableNumber();
            follow();
            state = WriterState.STANDBY;
            LOG.info(
                    "{}; this one reads, and takes over when {}",
                    seen.released() ? "The database takes no writes" : "Another process writes the book",
                    seen.released() ? "it does" : "that one ends");
        }
        if (!alone) {
            watch = Thread.ofPlatform().name("writership").start(this::watch);
        }
    }

    private void follow() {
        keeping.start();
        axon.start();
    }

    private void write() {
        desk.startAccepting();
        state = WriterState.WRITER;
        whenOpened.run();
    }

    private void watch() {
        try {
            if (state == WriterState.STANDBY && turnCame()) {
                write();
            }
            while (!ended(BEAT)) {
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LedgerStartupException e) {
            desk.stop(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            LOG.error("This process could not take the book over", e);
            desk.stop("The book could not be taken over: " + e.getMessage());
        }
    }

    private boolean ended(Duration patience) throws InterruptedException {
        return ending.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits until this process is the writer; false when it ends before. */
    private boolean turnCame() throws InterruptedException {
        Duration pause = takeoverAfter.dividedBy(LOOKS);
        WriterLease seen = signs.readLease();
        long since = System.nanoTime();
        while (!ended(pause.compareTo(BEAT) < 0 ? pause : BEAT)) {
            try {
                WriterLease now = signs.readLease();
                if (!now.equals(seen)) {
                    seen = now;
                    since = System.nanoTime();
                }
                engine.refreshDurableNumber();
                boolean silent = System.nanoTime() - since >= takeoverAfter.toNanos();
                if ((now.released() || silent) && !signs.isReadOnly() && engine.becomeWriterAfter(now)) {
                    LOG.info("This process takes the book over: the writer {}", now.released() ? "ended" : "is silent");
                    return true;
                }
            } catch (LedgerStartupException e) {
                throw e;
            } catch (RuntimeException | OutOfMemoryError e) {
                LOG.warn("This process waits to take over and could not look at the book", e);
                // What was not looked at may have changed.
                since = System.nanoTime();
            }
        }
        return false;
    }

    private void beat() {
        boolean writer;
        try {
            writer = signs.recordHeartbeat(engine.epoch());
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warn("The writer could not give its sign of life", e);
            return;
        }
        if (!writer) {
            ending.countDown();
            desk.stop("Somebody else became the writer of the book");
        }
    }

    @Override
    public void stop() {
        try {
            if (state == WriterState.STANDBY) {
                // It may have become the writer meanwhile.
                endWatch();
            }
            desk.awaitClose(grace);
            axon.shutdown();
            keeping.stopAndSave();
            if (state == WriterState.WRITER) {
                endWatch();
                release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        state = WriterState.CLOSED;
    }

    private void endWatch() throws InterruptedException {
        ending.countDown();
        Thread watching = watch;
        if (watching != null) {
            watching.join();
        }
    }

    private void release() {
        try {
            signs.releaseLease(engine.epoch());
        } catch (RuntimeException e) {
            LOG.warn("The writer ended, but could not say so; who waits takes over later", e);
        }
    }

    @Override
    public boolean isRunning() {
        return state != WriterState.CLOSED;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
