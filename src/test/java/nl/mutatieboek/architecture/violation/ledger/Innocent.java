package nl.mutatieboek.architecture.violation.ledger;

/** Does nothing wrong. */
public record Innocent(long ledgerNumber) {
    public String where() {
        return "entry " + ledgerNumber;
    }
}
