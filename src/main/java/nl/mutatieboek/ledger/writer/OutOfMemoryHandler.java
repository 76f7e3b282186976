package nl.mutatieboek.ledger.writer;

import nl.mutatieboek.ledger.store.LedgerStorageEngine;

/** How the book goes on after a batch for which there was no memory: the streams are read anew, and nothing else may be left of it. */
final class OutOfMemoryHandler {
    /** How often, and after how many milliseconds each, it is looked for memory before the book stops for lack of it. */
    private static final int LOOKS = 300;

    private static final long LOOK_EVERY = 100;

    private final BookRepository streams;
    private final LedgerStorageEngine engine;

    OutOfMemoryHandler(BookRepository streams, LedgerStorageEngine engine) {
        this.streams = streams;
        this.engine = engine;
    }

    /** Waits until there is memory to look whether anything of the batch is left; what cannot be seen counts as left. */
    boolean awaitRecovery(Throwable after) {
        for (int look = 0; look < LOOKS; look++) {
            try {
                streams.clearCaches();
                return engine.hasNoTraceOfFailedBatch();
            } catch (OutOfMemoryError e) {
                if (!paused()) {
                    return false;
                }
            } catch (RuntimeException e) {
                after.addSuppressed(e);
                return false;
            }
        }
        return false;
    }

    private static boolean paused() {
        try {
            Thread.sleep(LOOK_EVERY);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
