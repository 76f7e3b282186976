package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The balances of one flow as a budget lists them: a row for every item that the book knows, a column for every budget year in
 * which anything is there.
 *
 * @param flow the flow
 * @param ledgerNumber the number up to which it is complete
 * @param columns the years, oldest first; none while nothing is there
 * @param rows the items in the order of the budget; none while there are no years
 */
record BalanceTable(Flow flow, long ledgerNumber, List<Column> columns, List<Row> rows) {
    BalanceTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A budget year.
     *
     * @param readUpTo the latest moment of anything that counts in it; null while nothing does
     */
    record Column(BudgetYear year, @Nullable Moment readUpTo) {}

    /**
     * An item.
     *
     * @param name its name in the last year in which it has one
     * @param cells one for each column
     * @param readUpTo the moment up to which all its years were read, where that is one and older than their columns'
     */
    record Row(
            ItemPath item,
            @Nullable String name,
            List<Cell> cells,
            @Nullable Moment readUpTo) {
        Row {
            cells = List.copyOf(cells);
        }

        /** Whether it is what a source left open, and nothing is left there. */
        public boolean closed() {
            return cells.stream().map(Cell::balance).anyMatch(balance -> balance != null && balance.closed());
        }

        /** Whether a document states what it should be, in any of the years. */
        public boolean checked() {
            return cells.stream().anyMatch(cell -> cell.check() != null);
        }
    }

    /**
     * A place in the table.
     *
     * @param balance what lies there; null where the item does not exist in that year
     * @param readUpTo the moment up to which it was read, where that is older than its column's and not said of the whole row
     */
    record Cell(@Nullable Balance balance, @Nullable Moment readUpTo) {
        /** What a document states, where one does. */
        public Balance.@Nullable Check check() {
            return balance == null ? null : balance.check();
        }
    }

    static BalanceTable of(Sheet sheet, Flow flow) {
        List<ItemPath> items = new ArrayList<>();
        sheet.chapters().forEach(chapter -> list(sheet, chapter, items));
        SortedSet<BudgetYear> years = new TreeSet<>();
        items.forEach(item -> sheet.rows(item, flow, null, false).forEach(balance -> years.add(balance.year())));
        Map<BudgetYear, Moment> readUpTo = new TreeMap<>();
        Map<ItemPath, Map<BudgetYear, Balance>> balances = new LinkedHashMap<>();
        for (ItemPath item : items) {
            Map<BudgetYear, Balance> row = new TreeMap<>();
            for (BudgetYear year : years) {
                sheet.rows(item, flow, year, true).forEach(balance -> {
                    row.put(year, balance);
                    if (balance.readUpTo() != null) {
                        readUpTo.merge(year, balance.readUpTo(), BinaryOperator.maxBy(sheet.line()));
                    }
                });
            }
            balances.put(item, row);
        }
        List<Column> columns =
                years.stream().map(year -> new Column(year, readUpTo.get(year))).toList();
        List<Row> rows = new ArrayList<>();
        if (!columns.isEmpty()) {
            balances.forEach((item, row) -> {
                if (!item.isOpen() || row.values().stream().anyMatch(BalanceTable::isSomething)) {
                    rows.add(row(item, row, columns));
                }
            });
        }
        return new BalanceTable(flow, sheet.ledgerNumber(), columns, rows);
    }

    /** What a source leaves open is there for the flow in which it does. */
    private static boolean isSomething(Balance balance) {
        return balance.known() || !balance.pending().isZero() || balance.check() != null;
    }

    private static void list(Sheet sheet, ItemPath item, List<ItemPath> items) {
        items.add(item);
        sheet.children(item).forEach(child -> list(sheet, child, items));
    }

    private static Row row(ItemPath item, Map<BudgetYear, Balance> balances, List<Column> columns) {
        List<Cell> cells = new ArrayList<>();
        Set<Moment> said = new HashSet<>();
        boolean allOlder = true;
        String name = null;
        for (Column column : columns) {
            Balance balance = balances.get(column.year());
            Moment readUpTo = balance == null ? null : balance.readUpTo();
            boolean older = readUpTo != null && !readUpTo.equals(column.readUpTo());
            cells.add(new Cell(balance, older ? readUpTo : null));
            if (readUpTo != null) {
                said.add(readUpTo);
                allOlder &= older;
            }
            if (balance != null && balance.name() != null) {
                name = balance.name();
            }
        }
        return allOlder && said.size() == 1
                ? new Row(
                        item,
                        name,
                        cells.stream()
                                .map(cell -> new Cell(cell.balance(), null))
                                .toList(),
                        said.iterator().next())
                : new Row(item, name, cells, null);
    }
}
