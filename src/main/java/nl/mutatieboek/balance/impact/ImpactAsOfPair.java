package nl.mutatieboek.balance.impact;

import nl.mutatieboek.budget.AsOfQuery;
import org.jspecify.annotations.Nullable;

/**
 * Points in time at which the balances of a table explain themselves.
 *
 * @param now point of the balances before the change
 * @param after point of the balances after it; null if that is still to come
 */
public record ImpactAsOfPair(AsOfQuery now, @Nullable AsOfQuery after) {
    /** Links of a change that is not booked. */
    public static final ImpactAsOfPair CURRENT = new ImpactAsOfPair(AsOfQuery.UNBOUNDED, null);

    /** Links of a change that counts from a ledger number. */
    public static ImpactAsOfPair ofBooking(long countsFrom) {
        return new ImpactAsOfPair(knownAt(countsFrom - 1), knownAt(countsFrom));
    }

    private static AsOfQuery knownAt(long ledgerNumber) {
        return new AsOfQuery(null, Long.toString(ledgerNumber), null);
    }
}
