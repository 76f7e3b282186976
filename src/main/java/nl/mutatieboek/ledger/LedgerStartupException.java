package nl.mutatieboek.ledger;

/** The book is not opened, because it is not the one whose entries were acknowledged. Its message is for the operator. */
public final class LedgerStartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerStartupException(String message) {
        super(message);
    }
}
