package nl.mutatieboek.ledger;

/**
 * A read model that follows the ledger: a fold of entries into rows, without commands, clock or doubt. It is handed every
 * entry once, in ledger order, in a transaction that also notes its position; if it throws, all projections stay where the
 * transaction began, before that entry, and nothing behind it is shown.
 */
public interface Projection {
    /** Its stable name, under which its position is kept. */
    String name();

    /**
     * Reads the next entry.
     *
     * @param rows takes what is to be written, at the latest when the transaction ends
     */
    void project(Entry entry, Rows rows);
}
