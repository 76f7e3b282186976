package nl.mutatieboek.ledger;

/** An entry is missing, although the ledger has a later one or says that it does. The message is for the operator. */
public final class MissingEntryException extends IllegalStateException {
    private static final String ADVICE =
            " Run verify, and restore a backup that has it (docs/guides/backup-and-restore.md).";

    private MissingEntryException(String message) {
        super(message + ADVICE);
    }

    /** Creates the failure for a gap between two entries. */
    public static MissingEntryException between(long before, long after) {
        return new MissingEntryException(
                "Entry %d is missing: after %d comes %d.".formatted(before + 1, before, after));
    }

    /** Creates the failure for a ledger that ends before its head. */
    public static MissingEntryException atEnd(long last, long head) {
        return new MissingEntryException(
                "Entry %d is missing: the ledger ends at %d, but its head is at %d.".formatted(last + 1, last, head));
    }
}
