package nl.mutatieboek.ledger.projection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import org.jspecify.annotations.Nullable;

/**
 * The projections of a book, in memory. One thread hands it the entries, many ask. Whatever changes them holds the monitor first
 * and the lock for as short as can be: who holds the monitor alone sees them stand still, and keeps no reader waiting.
 */
public final class InMemoryProjectionHost implements LiveProjectionHost {
    private final LedgerReader entries;
    private final Duration patience;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Object moved = new Object();
    private volatile ProjectionRunner folding;
    private volatile long completeTo;
    private volatile @Nullable String failureMessage;
    private volatile boolean interrupted;

    /**
     * Before the first entry.
     *
     * @param entries where the ledger is read that somebody else hands over
     * @param patience how long a reader waits for what is not read yet
     */
    public InMemoryProjectionHost(Supplier<List<Projection>> empty, LedgerReader entries, Duration patience) {
        this(new ProjectionRunner(empty), entries, patience);
    }

    /** Where the projections are already. */
    public InMemoryProjectionHost(ProjectionRunner folding, LedgerReader entries, Duration patience) {
        this.folding = folding;
        this.completeTo = folding.completeTo();
        this.entries = entries;
        this.patience = patience;
    }

    /** Goes on with projections that have read the same ledger, instead of with its own. */
    synchronized void resumeWith(ProjectionRunner.ProjectionSnapshot kept) {
        changing(() -> folding = new ProjectionRunner(kept));
    }

    @Override
    public synchronized LiveComparisonResult compareWith(ProjectionRunner anew) {
        return new LiveComparisonResult(
                folding.startedAfter(),
                IntStream.range(0, folding.projections().size())
                        .mapToObj(i -> ProjectionDigest.compare(
                                folding.projections().get(i), anew.projections().get(i), anew.completeTo()))
                        .toList());
    }

    @Override
    public synchronized void replaceWith(ProjectionRunner anew, Runnable before) {
        LedgerReplayer.replay(entries, anew, folding.lastReceived(), number -> {});
        before.run();
        changing(() -> folding = anew);
    }

    /**
     * Reads the next entry, as {@link ProjectionRunner#project} does.
     *
     * @throws IllegalStateException as that does
     */
    public synchronized void project(LedgerEntry entry) {
        if (entry.completesCommand()) {
            changing(() -> folding.project(entry));
        } else {
            folding.project(entry);
        }
    }

    private void changing(Runnable change) {
        lock.writeLock().lock();
        try {
            try {
                change.run();
            } finally {
                tell();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void tell() {
        IllegalStateException stopped = folding.failure();
        failureMessage = stopped == null ? null : stopped.getMessage();
        interrupted = folding.isReplaceable();
        reached(folding.completeTo());
    }

    private void reached(long ledgerNumber) {
        synchronized (moved) {
            completeTo = ledgerNumber;
            moved.notifyAll();
        }
    }

    /** Why nothing is read any more; null while all is well. */
    @Nullable
    public String failureMessage() {
        return failureMessage;
    }

    /** Whether the machine failed within an entry, and not a projection: new ones may be put in their place. */
    boolean isReplaceable() {
        return interrupted;
    }

    /** The number of the last entry that was handed over. */
    synchronized long lastReceived() {
        return folding.lastReceived();
    }

    /**
     * Asks all of them and how far they are, however long that takes. What is recorded meanwhile is read after it; who asks one of
     * them does not wait.
     */
    synchronized <T> T querySnapshot(Function<ProjectionRunner.ProjectionSnapshot, T> question) {
        return question.apply(new ProjectionRunner.ProjectionSnapshot(folding.projections(), folding.completeTo()));
    }

    @Override
    public <P extends Projection, T> T query(Class<P> projection, Function<P, T> question) {
        lock.readLock().lock();
        try {
            return question.apply(folding.projections().stream()
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
        long end = System.nanoTime() + patience.toNanos();
        synchronized (moved) {
            while (completeTo < ledgerNumber) {
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
