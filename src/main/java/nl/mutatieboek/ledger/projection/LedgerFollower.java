package nl.mutatieboek.ledger.projection;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.UnreadableEntryException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the projections each entry of the ledger once it is on disk, in a thread of its own. A read that fails is tried again, also when
 * memory ran out. Projections that were broken off within an entry for lack of memory are replaced by new ones, which read the ledger
 * from the checkpoint on; those that could not read an entry stay before it.
 */
final class LedgerFollower {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFollower.class);
    private static final int BATCH = 500;

    /** What another process writes wakes nobody here. */
    private static final long LOOK_EVERY = 50;

    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 10_000;

    private final InMemoryProjectionHost memory;
    private final LedgerReader entries;
    private final Supplier<ProjectionRunner> anew;
    private final Semaphore recorded = new Semaphore(0);
    private volatile Consumer<String> whenUnreadable = sentence -> {};
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean toldUnreadable;
    private @Nullable Thread thread;

    /** @param anew makes projections that have read the ledger as far as is known without reading it */
    LedgerFollower(InMemoryProjectionHost memory, LedgerReader entries, Supplier<ProjectionRunner> anew) {
        this.memory = memory;
        this.entries = entries;
        this.anew = anew;
    }

    void start() {
        thread = Thread.ofPlatform().daemon().name("projections").start(this::follow);
    }

    /** Returns once nothing is read any longer. */
    void stopAndWait() throws InterruptedException {
        ended.countDown();
        wake();
        if (thread != null) {
            thread.join();
        }
    }

    /** From now on this is told, once and in a sentence, that an entry cannot be read, before which the projections stay. */
    void onUnreadableEntry(Consumer<String> told) {
        whenUnreadable = told;
    }

    /** Something was recorded. */
    void wake() {
        recorded.release();
    }

    private void follow() {
        long pause = FIRST_PAUSE;
        while (!isEnding()) {
            try {
                if (memory.isReplaceable()) {
                    LOG.warn("The projections were broken off within an entry; new ones read the ledger");
                    memory.replaceWith(anew.get(), () -> {});
                    LOG.info("The projections are at ledger number {}", memory.completeTo());
                } else if (memory.failureMessage() != null || readSome() == 0) {
                    if (recorded.tryAcquire(LOOK_EVERY, TimeUnit.MILLISECONDS)) {
                        recorded.drainPermits();
                    }
                }
                pause = FIRST_PAUSE;
            } catch (InterruptedException e) {
                return;
            } catch (UnreadableEntryException e) {
                stayBefore(e);
            } catch (Throwable e) {
                failed(e, pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            }
        }
    }

    /** Tells it once, and waits. */
    private void stayBefore(UnreadableEntryException entry) {
        try {
            if (!toldUnreadable) {
                whenUnreadable.accept(entry.operatorMessage());
                toldUnreadable = true;
            }
            endsWithin(LONGEST_PAUSE);
        } catch (InterruptedException e) {
            ended.countDown();
        }
    }

    private boolean endsWithin(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    private boolean isEnding() {
        return ended.getCount() == 0;
    }

    private int readSome() {
        List<RawEntry> some = entries.readRawAfter(memory.lastReceived(), BATCH);
        for (RawEntry entry : some) {
            if (isEnding()) {
                return 0;
            }
            memory.project(entries.decode(entry));
        }
        return some.size();
    }

    private void failed(Throwable failure, long pause) {
        try {
            LOG.error("The projections stay at {} for now", memory.completeTo(), failure);
            endsWithin(pause);
        } catch (Throwable e) {
            // No memory even to say so.
        }
    }
}
