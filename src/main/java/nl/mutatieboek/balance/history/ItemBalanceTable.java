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
 * The balances of an item: a row for each budget year in which there is anything, a column for each flow.
 *
 * @param rows oldest first
 */
record ItemBalanceTable(List<ItemBalanceRow> rows) {
    ItemBalanceTable {
        rows = List.copyOf(rows);
    }

    /**
     * A budget year.
     *
     * @param name what the item is called in it, where that is not what it was called last
     * @param cells one for each flow
     */
    record ItemBalanceRow(BudgetYear year, @Nullable String name, List<ItemBalanceCell> cells) {
        ItemBalanceRow {
            cells = List.copyOf(cells);
        }

        /** Whether a document states what it should be, of any flow. */
        public boolean checked() {
            return cells.stream().anyMatch(cell -> cell.check() != null);
        }
    }

    /** A flow; its balance is null where nothing is booked, pending or published. */
    record ItemBalanceCell(Flow flow, @Nullable Balance balance) {
        /** What a document states, where one does. */
        public Balance.@Nullable BalanceCheck check() {
            return balance == null ? null : balance.check();
        }
    }

    static ItemBalanceTable of(List<Balance> balances, @Nullable String lastName) {
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
        return new ItemBalanceTable(rows);
    }

    private static ItemBalanceCell cell(Flow flow, List<Balance> balances) {
        return new ItemBalanceCell(
                flow,
                balances.stream().filter(one -> one.flow() == flow).findFirst().orElse(null));
    }

    /** The flow that is shown where none is asked: expenditure, or what there is of it. */
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
     * The year that is shown where none is asked: the last one in which anything of a flow is known up to where the book is, else
     * the first one after it; null where there is none.
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
