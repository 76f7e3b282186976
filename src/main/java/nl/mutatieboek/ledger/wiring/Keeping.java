package nl.mutatieboek.ledger.wiring;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.mutatieboek.ledger.Entries;
import org.jspecify.annotations.Nullable;

/** Writes a checkpoint now and then while the projections follow, and when they end; a small book needs none. */
final class Keeping {
    private final Memory memory;
    private final Checkpoint checkpoint;
    private final EmptyProjections empty;
    private final Entries entries;
    private final long every;
    private final Duration pause;
    private final CountDownLatch ending = new CountDownLatch(1);
    private @Nullable Thread keeper;
    private long kept;

    /**
     * A checkpoint is due after {@code every} entries.
     *
     * @param pause between two looks
     */
    Keeping(Memory memory, Checkpoint checkpoint, EmptyProjections empty, Entries entries, long every, Duration pause) {
        this.memory = memory;
        this.checkpoint = checkpoint;
        this.empty = empty;
        this.entries = entries;
        this.every = every;
        this.pause = pause;
    }

    /** Before the projections follow. */
    void begin() {
        checkpoint.read(empty, entries).ifPresent(read -> {
            memory.goOnWith(read);
            kept = read.ledgerNumber();
        });
        keeper = Thread.ofPlatform().daemon().name("checkpoint").start(this::keepNowAndThen);
    }

    /** After they have ended. */
    void end() throws InterruptedException {
        ending.countDown();
        if (keeper != null) {
            keeper.join();
            keepIfDue();
        }
    }

    private void keepNowAndThen() {
        try {
            while (!ending.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                keepIfDue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepIfDue() {
        if (memory.completeTo() - kept >= every) {
            kept = memory.completeTo();
            checkpoint.write(memory, entries);
        }
    }
}
