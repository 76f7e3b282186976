package nl.mutatieboek.balance;

import java.util.List;
import nl.mutatieboek.domain.value.BudgetYear;
import org.jspecify.annotations.Nullable;

/**
 * Links to years beside the shown ones.
 *
 * @param earlier first year of the previous window; null if there is none
 * @param later first year of the next window; null if there is none
 * @param years all years, if a single year is shown
 */
record YearNavigation(
        @Nullable BudgetYear earlier, @Nullable BudgetYear later, List<BudgetYear> years) {
    static YearNavigation of(BalanceTableOptions view, BalanceTableView table) {
        if (view.sideBySide() || table.columns().isEmpty()) {
            return new YearNavigation(null, null, view.sideBySide() ? table.years() : List.of());
        }
        List<BudgetYear> all = table.years();
        int first = all.indexOf(table.columns().getFirst().year());
        int after = all.indexOf(table.columns().getLast().year()) + 1;
        return new YearNavigation(
                first == 0 ? null : all.get(Math.max(0, first - table.columns().size())),
                after == all.size() ? null : all.get(after),
                List.of());
    }
}
