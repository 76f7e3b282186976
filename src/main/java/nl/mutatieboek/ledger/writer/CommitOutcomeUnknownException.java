package nl.mutatieboek.ledger.writer;

/** A commit failed: whether the database has it is not known, so that going on could answer with wrong numbers. */
final class CommitOutcomeUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommitOutcomeUnknownException(Throwable cause) {
        super("A commit failed, and whether it happened is not known", cause);
    }
}
