package nl.mutatieboek.balance;

import java.util.function.Predicate;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/**
 * What of the balances is shown.
 *
 * @param flow one flow, in several years; null for all flows side by side, in one year
 * @param year the year, or the first of the years; null for where the book is
 * @param unfolded of which items what lies below is shown; null for as it fits
 */
record BalanceTableOptions(
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        @Nullable Predicate<ItemPath> unfolded) {
    /** As it stands in an address for all flows. */
    static final String ALL_FLOWS = "ALL";

    /** Whether the flows are side by side. */
    public boolean sideBySide() {
        return flow == null;
    }

    /** The flow as it stands in an address. */
    public String asked() {
        return flow == null ? ALL_FLOWS : flow.name();
    }
}
