package nl.mutatieboek.balance.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Balances of an item, with a row for each budget year and a column for each flow.
 *
 * @param rows oldest first
 */
record ItemYearlyBalanceTable(List<ItemBalanceRow> rows) {
    /**
     * Row of a budget year.
     *
     * @param name name in that year, if it differs from the last name
     * @param cells one for each flow
     */
    record ItemBalanceRow(BudgetYear year, @Nullable String name, List<ItemBalanceCell> cells) {
        /** Whether any flow has a published balance. */
        public boolean checked() {
            return cells.stream().anyMatch(cell -> cell.check() != null);
        }
    }

    /** Cell of a flow; the balance is null if nothing is booked, pending or published. */
    record ItemBalanceCell(Flow flow, @Nullable Balance balance) {
        /** The published balance, if any. */
        public Balance.@Nullable BalanceCheck check() {
            return balance == null ? null : balance.check();
        }
    }

    static ItemYearlyBalanceTable of(List<Balance> balances, @Nullable String lastName) {
        List<ItemBalanceRow> rows = new ArrayList<>();
        for (BudgetYear year :
                balances.stream().map(Balance::year).distinct().sorted().toList()) {
            List<Balance> own =
                    balances.stream().filter(one -> one.year().equals(year)).toList();
            rows.add(new ItemBalanceRow(
                    year,
                    own.stream()
                            .map(Balance::name)
                            .filter(Objects::nonNull)
                            .filter(name -> !name.equals(lastName))
                            .findFirst()
                            .orElse(null),
                    Arrays.stream(Flow.values()).map(flow -> cell(flow, own)).toList()));
        }
        return new ItemYearlyBalanceTable(rows);
    }

    private static ItemBalanceCell cell(Flow flow, List<Balance> balances) {
        return new ItemBalanceCell(
                flow,
                balances.stream().filter(one -> one.flow() == flow).findFirst().orElse(null));
    }

    /** Default flow: expenditure, or the first flow with a balance. */
    Flow flow() {
        return isKnown(Flow.EXPENDITURE) || rows.isEmpty()
                ? Flow.EXPENDITURE
                : Arrays.stream(Flow.values()).filter(this::isKnown).findFirst().orElse(Flow.EXPENDITURE);
    }

    private boolean isKnown(Flow flow) {
        return rows.stream().anyMatch(row -> isKnown(row, flow));
    }

    private static boolean isKnown(ItemBalanceRow row, Flow flow) {
        return row.cells().stream()
                .anyMatch(cell -> cell.flow() == flow
                        && cell.balance() != null
                        && cell.balance().known());
    }

    /**
     * Default year: the last known one up to the current budget year, or else the first known one; null if there is
     * none.
     */
    @Nullable
    BudgetYear year(Flow flow, @Nullable BudgetYear current) {
        List<BudgetYear> known = rows.stream()
                .filter(row -> isKnown(row, flow))
                .map(ItemBalanceRow::year)
                .toList();
        return known.stream()
                .filter(year -> current == null || year.compareTo(current) <= 0)
                .reduce((earlier, later) -> later)
                .orElse(known.isEmpty() ? null : known.getFirst());
    }
}
