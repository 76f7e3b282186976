package nl.mutatieboek.architecture.violation.balance;

/** One room writes the ledger. */
public final class WritesToTheLedger {
    private WritesToTheLedger() {}

    public static String sql(String columns) {
        return "insert into ledger_entry (" + columns + ") values (?)";
    }
}
