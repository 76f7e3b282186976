package nl.mutatieboek.importing.reconciliation;

/**
 * Which compared balances a response lists.
 *
 * @param includeEqual whether equal balances are listed too
 * @param offset how many of the list earlier pages had
 * @param limit how many one page has
 */
public record ReconciliationListingOptions(boolean includeEqual, long offset, int limit) {
    /** Maximum number of rows on a page; each may carry the mutations of a difference. */
    static final int MAX_LIMIT = 5_000;

    public static ReconciliationListingOptions unpaged(boolean all) {
        return new ReconciliationListingOptions(all, 0, Integer.MAX_VALUE);
    }
}
