package nl.mutatieboek.ledger;

/** What was acknowledged, as far as something beside the book remembers it. */
public interface Acknowledged {
    /**
     * Compares the book with it.
     *
     * @throws BookNotOpened when something that was acknowledged is not there
     */
    void requireThere();
}
