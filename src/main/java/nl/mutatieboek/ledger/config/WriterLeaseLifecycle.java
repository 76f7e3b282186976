package nl.mutatieboek.ledger.config;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.projection.CheckpointScheduler;
import nl.mutatieboek.ledger.proof.HeadSigner;
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
 * Starts the ledger before the web server, as writer or on standby, and stops it after the web server: queued commands
 * are executed first.
 *
 * <p>The writer records a heartbeat each second. A standby process takes over when the heartbeat did not change for a
 * time by its own clock, or at once after an orderly shutdown. Two processes that both act as writer do no harm: the
 * epoch in the ledger's head lets only one commit.
 */
final class WriterLeaseLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WriterLeaseLifecycle.class);
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(1);
    private static final int POLLS_PER_TAKEOVER = 10;

    private final LedgerStorageEngine engine;
    private final JdbcLedgerRepository leases;
    private final boolean singleProcess;
    private final CheckpointScheduler checkpoints;
    private final AxonLedgerCommandGateway gateway;
    private final HeadSigner heads;
    private final Configuration axon;
    private final Runnable onActivated;
    private final Duration takeoverAfter;
    private final Duration grace;

    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile WriterState state = WriterState.CLOSED;
    private volatile @Nullable Thread watcher;

    /** State of this process. */
    enum WriterState {
        CLOSED,
        STANDBY,
        WRITER
    }

    /**
     * @param leases repository on a connection outside the pool
     * @param singleProcess whether no other process can open the database
     * @param onActivated runs when this process has become the writer
     * @param takeoverAfter time without a heartbeat after which this process takes over
     * @param grace how long queued commands may take at shutdown
     */
    WriterLeaseLifecycle(
            LedgerStorageEngine engine,
            JdbcLedgerRepository leases,
            boolean singleProcess,
            CheckpointScheduler checkpoints,
            AxonLedgerCommandGateway gateway,
            HeadSigner heads,
            Configuration axon,
            Runnable onActivated,
            Duration takeoverAfter,
            Duration grace) {
        this.engine = engine;
        this.leases = leases;
        this.singleProcess = singleProcess;
        this.checkpoints = checkpoints;
        this.gateway = gateway;
        this.heads = heads;
        this.axon = axon;
        this.onActivated = onActivated;
        this.takeoverAfter = takeoverAfter;
        this.grace = grace;
    }

    WriterState state() {
        return state;
    }

    @Override
    public void start() {
        WriterLease seen = leases.readLease();
        if ((singleProcess || (seen.released() && !leases.isReadOnly())) && engine.becomeWriterAfter(seen)) {
            // Before any thread is started, because a start that fails here stops none.
            heads.resume();
            startProjections();
            activate();
        } else {
            gateway.enterStandby();
            engine.refreshDurableNumber();
            startProjections();
            state = WriterState.STANDBY;
            LOG.info(
                    "{}; standby, taking over when {}",
                    seen.released() ? "Database is read-only" : "Another process is the writer",
                    seen.released() ? "it accepts writes" : "that one stops");
        }
        if (!singleProcess) {
            watcher = Thread.ofPlatform().name("writer-lease").start(this::watch);
        }
    }

    private void startProjections() {
        checkpoints.start();
        axon.start();
    }

    /** The heads are resumed before, so that a book that does not match them is not written to. */
    private void activate() {
        gateway.startAccepting();
        heads.start();
        state = WriterState.WRITER;
        onActivated.run();
    }

    private void watch() {
        try {
            if (state == WriterState.STANDBY && awaitLease()) {
                heads.resume();
                activate();
            }
            while (!awaitEnd(HEARTBEAT_INTERVAL)) {
                recordHeartbeat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LedgerStartupException e) {
            gateway.stop(String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            LOG.error("Takeover of the writer lease failed", e);
            gateway.stop("The book could not be taken over: " + e.getMessage());
        }
    }

    private boolean awaitEnd(Duration timeout) throws InterruptedException {
        return ending.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits until this process is the writer; returns false at shutdown. */
    private boolean awaitLease() throws InterruptedException {
        Duration pause = takeoverAfter.dividedBy(POLLS_PER_TAKEOVER);
        WriterLease seen = leases.readLease();
        long since = System.nanoTime();
        while (!awaitEnd(pause.compareTo(HEARTBEAT_INTERVAL) < 0 ? pause : HEARTBEAT_INTERVAL)) {
            try {
                WriterLease now = leases.readLease();
                if (!now.equals(seen)) {
                    seen = now;
                    since = System.nanoTime();
                }
                engine.refreshDurableNumber();
                boolean silent = System.nanoTime() - since >= takeoverAfter.toNanos();
                if ((now.released() || silent) && !leases.isReadOnly() && engine.becomeWriterAfter(now)) {
                    LOG.info(
                            "Writer lease acquired (epoch {}): the previous writer {}",
                            engine.epoch(),
                            now.released() ? "released it" : "sent no heartbeat");
                    return true;
                }
            } catch (LedgerStartupException e) {
                throw e;
            } catch (RuntimeException | OutOfMemoryError e) {
                LOG.warn("Standby could not read the writer lease; retrying", e);
                // The lease may have changed meanwhile.
                since = System.nanoTime();
            }
        }
        return false;
    }

    private void recordHeartbeat() {
        boolean writer;
        try {
            writer = leases.recordHeartbeat(engine.epoch());
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warn("Heartbeat of the writer failed; retrying", e);
            return;
        }
        if (!writer) {
            ending.countDown();
            gateway.stop("Somebody else became the writer of the book");
        }
    }

    @Override
    public void stop() {
        try {
            if (state == WriterState.STANDBY) {
                // The watch thread may have become the writer meanwhile.
                stopWatcher();
            }
            gateway.awaitClose(grace);
            heads.stop();
            axon.shutdown();
            checkpoints.stopAndSave();
            if (state == WriterState.WRITER) {
                stopWatcher();
                releaseLease();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        state = WriterState.CLOSED;
    }

    private void stopWatcher() throws InterruptedException {
        ending.countDown();
        Thread running = watcher;
        if (running != null) {
            running.join();
        }
    }

    private void releaseLease() {
        try {
            leases.releaseLease(engine.epoch());
        } catch (RuntimeException e) {
            LOG.warn("Releasing the writer lease failed; a standby takes over after the timeout", e);
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
