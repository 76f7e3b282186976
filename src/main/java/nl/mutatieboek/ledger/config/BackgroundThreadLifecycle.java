package nl.mutatieboek.ledger.config;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Runs a task on a thread of its own, from after the start of the writer until before its stop. */
abstract class BackgroundThreadLifecycle implements SmartLifecycle {
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    /** Runs until {@link #awaitEnd} returns true. */
    abstract void run() throws InterruptedException;

    /** Starts the thread. */
    void start(Thread.Builder builder) {
        thread = builder.start(() -> {
            try {
                run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Waits; returns true as soon as the thread must end. */
    boolean awaitEnd(Duration pause) throws InterruptedException {
        return ending.await(pause.toNanos(), TimeUnit.NANOSECONDS);
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
