package nl.mutatieboek.ledger.writer;

import java.sql.SQLException;
import java.util.function.Predicate;
import nl.mutatieboek.ledger.UnreadableEntryException;
import nl.mutatieboek.ledger.store.CommitDiskSynchronizer.SyncFailedException;
import nl.mutatieboek.ledger.store.H2WriteBarrier.H2FileLostException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataIntegrityViolationException;

/** What a failed batch means for the book. */
final class BatchFailureClassifier {
    private BatchFailureClassifier() {}

    /**
     * What could break a promise if the book went on: somebody else writes, the disk did not take a commit or may not have,
     * or there are entries that this version cannot read.
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

    /** Not of the command: the same command may be taken later. */
    static boolean isDatabaseFailure(Throwable failure) {
        return anyCause(failure, SQLException.class::isInstance)
                && !anyCause(failure, DataIntegrityViolationException.class::isInstance);
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> asked) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (asked.test(cause)) {
                return true;
            }
        }
        return false;
    }
}
