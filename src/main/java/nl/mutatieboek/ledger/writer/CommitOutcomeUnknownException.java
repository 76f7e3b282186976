package nl.mutatieboek.ledger.writer;

/** A commit failed and its outcome is unknown. The writer must stop, because the next ledger numbers could be wrong. */
final class CommitOutcomeUnknownException extends RuntimeException {
    CommitOutcomeUnknownException(Throwable cause) {
        super("Commit failed and its outcome is unknown", cause);
    }
}
