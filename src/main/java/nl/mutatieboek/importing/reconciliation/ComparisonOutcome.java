package nl.mutatieboek.importing.reconciliation;

/** What a comparison of one balance comes to. */
public enum ComparisonOutcome {
    /** The file and the book say the same, to the thousand. */
    EQUAL,
    /** They differ by no more than half of what the file rounds to. */
    EQUAL_WITHIN_ROUNDING,
    /** Both say something, and not the same. */
    DIFFERENT,
    /** The file states it; the book knows nothing there at that moment, which is not zero. */
    NOT_IN_THE_BOOK,
    /** The book has it beside others that the file states, and the file does not. */
    NOT_IN_THE_FILE
}
