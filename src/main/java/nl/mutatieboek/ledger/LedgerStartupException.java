package nl.mutatieboek.ledger;

/** The ledger cannot be opened safely. The message is for the operator. */
public final class LedgerStartupException extends RuntimeException {
    public LedgerStartupException(String message) {
        super(message);
    }
}
