package nl.mutatieboek.importing.reconciliation;

/**
 * Which compared balances a response lists.
 *
 * @param all whether equal balances are listed too
 * @param after how many of the list earlier pages had
 * @param most how many one page has
 */
public record ListingOptions(boolean all, long after, int most) {
    /** Rows of a page: each may carry the mutations of a difference. */
    static final int MOST = 5_000;

    /** The whole list on one page. */
    public static ListingOptions whole(boolean all) {
        return new ListingOptions(all, 0, Integer.MAX_VALUE);
    }
}
