package nl.mutatieboek.architecture.violation.balance;

import nl.mutatieboek.architecture.violation.ledger.store.Tables;

/** The ledger shows its own package and nothing below it. */
public final class ReachesIntoTheStore {
    private ReachesIntoTheStore() {}

    public static String last() {
        return Tables.last(1);
    }
}
