package nl.mutatieboek.importing.reconciliation;

/** Outcome of the comparison of one balance. */
public enum ComparisonOutcome {
    /** File and ledger are equal. */
    EQUAL,
    /** They differ by at most half of the unit to which the file rounds. */
    EQUAL_WITHIN_ROUNDING,
    /** They differ. */
    DIFFERENT,
    /** The ledger knows nothing there at that moment, which is not zero. */
    NOT_IN_THE_BOOK,
    /** The file lacks a balance that the ledger has beside balances of the file. */
    NOT_IN_THE_FILE
}
