package nl.mutatieboek.balance.history;

import nl.mutatieboek.balance.RunningBalance;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * What an item became at one place on an axis of time, of one flow and budget year.
 *
 * @param last the last of the lines there
 * @param change what the lines there come to
 * @param before where on the axes nothing of it counts yet; null where nothing can lie before it
 * @param at where it counts, and nothing after it
 */
record BalanceStep(
        RunningBalance last, Thousands change, @Nullable AsOfQuery before, AsOfQuery at) {
    /** The balance after it. */
    public Thousands balance() {
        return last.balance();
    }
}
