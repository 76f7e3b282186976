package nl.mutatieboek.ledger.writer;

import java.sql.SQLException;
import java.util.function.Predicate;
import nl.mutatieboek.ledger.UnreadableEntryException;
import nl.mutatieboek.ledger.store.CommitDiskSynchronizer.SyncFailedException;
import nl.mutatieboek.ledger.store.H2SaveLockingDataSource.H2FileLostException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataIntegrityViolationException;

/** Classifies the failure of a batch. */
final class BatchFailureClassifier {
    private BatchFailureClassifier() {}

    /**
     * Tells whether the writer must stop: another process writes, a commit did not or may not have reached the disk, or
     * an entry cannot be decoded.
     */
    static boolean isFatal(Throwable failure) {
        return anyCause(
                failure,
                cause -> cause instanceof ConcurrencyException
                        || cause instanceof SyncFailedException
                        || cause instanceof H2FileLostException
                        || cause instanceof CommitOutcomeUnknownException
                        || cause instanceof UnreadableEntryException
                        || (cause instanceof Error && !isExhaustion(cause)));
    }

    static boolean isOutOfMemory(Throwable failure) {
        return anyCause(failure, BatchFailureClassifier::isExhaustion);
    }

    private static boolean isExhaustion(Throwable failure) {
        return failure instanceof OutOfMemoryError || failure instanceof StackOverflowError;
    }

    /** Tells whether the database failed, not the command; the command may be retried. */
    static boolean isDatabaseFailure(Throwable failure) {
        return anyCause(failure, SQLException.class::isInstance)
                && !anyCause(failure, DataIntegrityViolationException.class::isInstance);
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> predicate) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (predicate.test(cause)) {
                return true;
            }
        }
        return false;
    }
}
