package nl.mutatieboek.architecture.violation.ledger.store;

/** The repository may name its tables. */
public final class Tables {
    private Tables() {}

    public static String last(long number) {
        return "insert into ledger_entry (ledger_number) values (" + number
                + "); update ledger_head set ledger_number = 1";
    }
}
