package nl.mutatieboek.ledger.proof;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread that signs four times per second, and once more when it is stopped. */
final class SigningThread {
    private static final Logger LOG = LoggerFactory.getLogger(SigningThread.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Runnable signing;
    private final CountDownLatch ending = new CountDownLatch(1);
    private @Nullable Thread thread;

    /** @param signing signs what is on disk */
    SigningThread(Runnable signing) {
        this.signing = signing;
    }

    void start() {
        thread = Thread.ofPlatform().daemon().name("head-signer").start(this::run);
    }

    /** Signs once more and ends; waits for a limited time. */
    void stop() throws InterruptedException {
        ending.countDown();
        if (thread != null) {
            thread.join(LONGEST_STOP);
        }
    }

    private void run() {
        Duration pause = POLL_INTERVAL;
        boolean last;
        do {
            last = isEnding(pause);
            pause = POLL_INTERVAL;
            try {
                signing.run();
            } catch (RuntimeException | Error e) {
                LOG.error("Signing the head failed; retrying in {} s", RETRY_INTERVAL.toSeconds(), e);
                pause = RETRY_INTERVAL;
            }
        } while (!last);
    }

    private boolean isEnding(Duration pause) {
        try {
            return ending.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
