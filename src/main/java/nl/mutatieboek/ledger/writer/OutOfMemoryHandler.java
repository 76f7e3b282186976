package nl.mutatieboek.ledger.writer;

import nl.mutatieboek.ledger.store.LedgerStorageEngine;

/**
 * Recovers after a batch ran out of memory: clears the aggregate caches and checks that nothing else of the batch is
 * left.
 */
record OutOfMemoryHandler(LedgerAggregateRepository repository, LedgerStorageEngine engine) {
    /** Attempts, one every {@link #RETRY_MILLIS}, before the writer stops for lack of memory. */
    private static final int ATTEMPTS = 300;

    private static final long RETRY_MILLIS = 100;

    /** Waits for memory, then tells whether nothing of the batch is left; false if that cannot be checked. */
    boolean awaitRecovery(Throwable failure) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                repository.clearCaches();
                return engine.hasNoTraceOfFailedBatch();
            } catch (OutOfMemoryError e) {
                if (!pause()) {
                    return false;
                }
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
                return false;
            }
        }
        return false;
    }

    private static boolean pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
