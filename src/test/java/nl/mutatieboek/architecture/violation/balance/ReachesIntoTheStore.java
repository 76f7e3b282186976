package nl.mutatieboek.architecture.violation.balance;

import nl.mutatieboek.architecture.violation.ledger.store.Tables;

/** Only the top package of the ledger is public. */
public final class ReachesIntoTheStore {
    private ReachesIntoTheStore() {}

    public static String last() {
        return Tables.last(1);
    }
}
