package nl.mutatieboek.ledger.projection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import org.jspecify.annotations.Nullable;

/**
 * Holds the projections in memory. One thread feeds entries, many threads query.
 *
 * <p>A change needs the monitor first and then the write lock for a short time. A thread that holds only the monitor
 * sees unchanging projections and does not block queries.
 */
public final class InMemoryProjectionHost implements ProjectionRebuildTarget {
    private static final long RETRY_NANOS = 50_000;
    private static final int YIELDS = 100;

    private final LedgerReader entries;
    private final Duration timeout;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean changing;
    private final Object progressMonitor = new Object();
    private volatile ProjectionRunner runner;
    private volatile long completeTo;
    private volatile @Nullable String failureMessage;
    private volatile boolean replaceable;

    /**
     * Starts before the first entry.
     *
     * @param entries reader of the ledger that the projections follow
     * @param timeout how long a query waits for entries that are not projected yet
     */
    public InMemoryProjectionHost(Supplier<List<Projection>> newProjections, LedgerReader entries, Duration timeout) {
        this(new ProjectionRunner(newProjections), entries, timeout);
    }

    /** Starts with the projections of a runner. */
    public InMemoryProjectionHost(ProjectionRunner runner, LedgerReader entries, Duration timeout) {
        this.runner = runner;
        this.completeTo = runner.completeTo();
        this.entries = entries;
        this.timeout = timeout;
    }

    /** Continues with restored projections of the same ledger. */
    synchronized void resumeWith(ProjectionRunner.ProjectionSnapshot snapshot) {
        changeLocked(() -> runner = new ProjectionRunner(snapshot));
    }

    @Override
    public synchronized LiveComparisonResult compareWith(ProjectionRunner derived) {
        return new LiveComparisonResult(
                runner.startedAfter(),
                IntStream.range(0, runner.projections().size())
                        .mapToObj(i -> ProjectionDigest.compare(
                                runner.projections().get(i),
                                derived.projections().get(i),
                                derived.completeTo()))
                        .toList());
    }

    @Override
    public synchronized void replaceWith(ProjectionRunner derived, Runnable beforeSwitch) {
        LedgerReplayer.replay(entries, derived, runner.lastReceived(), number -> {});
        beforeSwitch.run();
        changeLocked(() -> runner = derived);
    }

    /**
     * Projects the next entry, like {@link ProjectionRunner#project}.
     *
     * @throws IllegalStateException as that method does
     */
    public synchronized void project(LedgerEntry entry) {
        if (entry.completesCommand()) {
            changeLocked(() -> runner.project(entry));
        } else {
            runner.project(entry);
        }
    }

    /**
     * Changes the projections before any later query. A change that queued for the lock would wait behind queries whose
     * virtual threads get no processor while others keep the lock: under load for seconds.
     */
    private void changeLocked(Runnable change) {
        changing = true;
        while (!lock.writeLock().tryLock()) {
            LockSupport.parkNanos(RETRY_NANOS);
        }
        try {
            try {
                change.run();
            } finally {
                publishState();
            }
        } finally {
            changing = false;
            lock.writeLock().unlock();
        }
    }

    /** Lets a waiting change go first, unless this thread is within a query. */
    @SuppressWarnings("ThreadPriorityCheck") // A change takes microseconds; nothing relies on the order of threads.
    private void awaitChange() {
        for (int waited = 0; changing && lock.getReadHoldCount() == 0; waited++) {
            if (waited < YIELDS) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private void publishState() {
        IllegalStateException failure = runner.failure();
        failureMessage = failure == null ? null : failure.getMessage();
        replaceable = runner.isReplaceable();
        publishProgress(runner.completeTo());
    }

    private void publishProgress(long ledgerNumber) {
        synchronized (progressMonitor) {
            completeTo = ledgerNumber;
            progressMonitor.notifyAll();
        }
    }

    /** Returns why projecting has stopped; null while it runs. */
    @Nullable
    public String failureMessage() {
        return failureMessage;
    }

    /** Tells whether the JVM failed within an entry, not a projection: the projections may be replaced by new ones. */
    boolean isReplaceable() {
        return replaceable;
    }

    /** Returns the number of the last received entry. */
    synchronized long lastReceived() {
        return runner.lastReceived();
    }

    /** Queries all projections with their ledger number. Projecting waits for the query; other queries do not. */
    synchronized <T> T querySnapshot(Function<ProjectionRunner.ProjectionSnapshot, T> question) {
        return question.apply(new ProjectionRunner.ProjectionSnapshot(runner.projections(), runner.completeTo()));
    }

    @Override
    public <P extends Projection, T> T query(Class<P> projection, Function<P, T> question) {
        awaitChange();
        lock.readLock().lock();
        try {
            return question.apply(runner.projections().stream()
                    .filter(projection::isInstance)
                    .map(projection::cast)
                    .findFirst()
                    .orElseThrow());
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public long completeTo() {
        return completeTo;
    }

    @Override
    public boolean await(long ledgerNumber) {
        if (completeTo >= ledgerNumber) {
            return true;
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (progressMonitor) {
            while (completeTo < ledgerNumber) {
                long remaining = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (remaining <= 0) {
                    return false;
                }
                try {
                    progressMonitor.wait(remaining);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }
}
