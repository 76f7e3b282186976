package nl.mutatieboek.balance;

import java.util.function.Predicate;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import org.jspecify.annotations.Nullable;

/**
 * Options of the balance table.
 *
 * @param flow flow, shown for several years; null for all flows in one year
 * @param year first year; null for the current budget year
 * @param unfolded items that are expanded; null for the default
 * @param empties whether chapters without any balance are shown
 */
record BalanceTableOptions(
        @Nullable Flow flow,
        @Nullable BudgetYear year,
        @Nullable Predicate<ItemPath> unfolded,
        boolean empties) {
    /** URL value for all flows. */
    static final String ALL_FLOWS = "ALL";

    /** Whether all flows are shown. */
    public boolean sideBySide() {
        return flow == null;
    }

    /** The flow as URL value. */
    public String asked() {
        return flow == null ? ALL_FLOWS : flow.name();
    }
}
