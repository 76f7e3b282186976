package nl.mutatieboek.balance.history;

import nl.mutatieboek.balance.RunningBalance;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Change of one flow and budget year of an item at one position on a time axis.
 *
 * @param lastPosting last posting at that position
 * @param change sum of the postings there
 * @param asOfBefore point in time before it; null if there is none
 * @param asOf point in time of it
 */
record BalanceStep(
        RunningBalance lastPosting,
        Thousands change,
        @Nullable AsOfQuery asOfBefore,
        AsOfQuery asOf) {
    /** The balance after it. */
    public Thousands balance() {
        return lastPosting.balance();
    }
}
