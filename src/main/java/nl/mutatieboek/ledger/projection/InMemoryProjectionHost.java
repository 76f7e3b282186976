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
    private volatile @Nullable String broken;
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
    synchronized void goOnWith(ProjectionRunner.ProjectionSnapshot kept) {
        changing(() -> folding = new ProjectionRunner(kept));
    }

    @Override
    public synchronized LiveComparisonResult compare(ProjectionRunner anew) {
        return new LiveComparisonResult(
                folding.began(),
                IntStream.range(0, folding.projections().size())
                        .mapToObj(i -> ProjectionDigest.compare(
                                folding.projections().get(i), anew.projections().get(i), anew.completeTo()))
                        .toList());
    }

    @Override
    public synchronized void replaceBy(ProjectionRunner anew, Runnable before) {
        LedgerReplayer.of(entries, anew, folding.seen(), number -> {});
        before.run();
        changing(() -> folding = anew);
    }

    /**
     * Reads the next entry, as {@link ProjectionRunner#read} does.
     *
     * @throws IllegalStateException as that does
     */
    public synchronized void read(LedgerEntry entry) {
        if (entry.completes()) {
            changing(() -> folding.read(entry));
        } else {
            folding.read(entry);
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
        IllegalStateException stopped = folding.broken();
        broken = stopped == null ? null : stopped.getMessage();
        interrupted = folding.isInterrupted();
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
    public String broken() {
        return broken;
    }

    /** Whether the machine failed within an entry, and not a projection: new ones may be put in their place. */
    boolean isInterrupted() {
        return interrupted;
    }

    /** The number of the last entry that was handed over. */
    synchronized long seen() {
        return folding.seen();
    }

    /**
     * Asks all of them and how far they are, however long that takes. What is recorded meanwhile is read after it; who asks one of
     * them does not wait.
     */
    synchronized <T> T standingStill(Function<ProjectionRunner.ProjectionSnapshot, T> question) {
        return question.apply(new ProjectionRunner.ProjectionSnapshot(folding.projections(), folding.completeTo()));
    }

    @Override
    public <P extends Projection, T> T ask(Class<P> projection, Function<P, T> question) {
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
