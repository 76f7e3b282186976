package nl.mutatieboek.architecture.violation.balance;

/** Writes to the ledger from another module. */
public final class WritesToTheLedger {
    private WritesToTheLedger() {}

    public static String sql(String columns) {
        return "insert into ledger_entry (" + columns + ") values (?)";
    }
}
