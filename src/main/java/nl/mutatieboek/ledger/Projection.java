package nl.mutatieboek.ledger;

/**
 * A read model that follows the ledger: a fold of entries into rows, without commands, clock or doubt. It is handed every
 * entry once, in ledger order, in a transaction that also notes its position; if it throws, it stays where the
 * transaction began, before that entry, and nothing behind it is shown.
 */
public interface Projection {
    /** Its stable name, under which its position is kept. */
    String name();

    void project(Entry entry);
}
