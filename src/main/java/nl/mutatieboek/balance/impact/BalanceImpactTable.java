package nl.mutatieboek.balance.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.mutatieboek.balance.EqualFlowGroup;
import nl.mutatieboek.balance.impact.BalanceImpact.ImpactAmounts;
import nl.mutatieboek.balance.impact.BalanceImpact.ImpactItem;
import nl.mutatieboek.budget.ItemPathComparator;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Balances of items now, their changes, and the balances after them, by budget year. Flows that are equal share a
 * table, and adjacent years that are equal share a column.
 *
 * @param flows flows to which all of it applies
 * @param totals sum of the changes by column
 */
public record BalanceImpactTable(
        List<Flow> flows, List<YearRange> columns, List<BalanceImpactRow> rows, List<Thousands> totals) {
    public BalanceImpactTable {
        flows = List.copyOf(flows);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }

    /** Adjacent budget years of one column. */
    public record YearRange(BudgetYear first, BudgetYear last) {
        @Override
        public String toString() {
            return first.equals(last) ? first.toString() : first + "–" + last;
        }
    }

    /**
     * An item.
     *
     * @param cells one by column; null in a year that the change does not touch
     */
    public record BalanceImpactRow(ImpactItem item, List<@Nullable ImpactAmounts> cells) {}

    /** The tables of a change. */
    public static List<BalanceImpactTable> of(Collection<BalanceImpact> impacts) {
        return EqualFlowGroup.group(flow -> table(
                        impacts.stream().filter(impact -> impact.flow() == flow).toList()))
                .stream()
                .map(group -> group.figures().withFlows(group.flows()))
                .toList();
    }

    private BalanceImpactTable withFlows(List<Flow> shared) {
        return new BalanceImpactTable(shared, columns, rows, totals);
    }

    /** The table of one flow, which names none yet. */
    private static Optional<BalanceImpactTable> table(List<BalanceImpact> impacts) {
        if (impacts.isEmpty()) {
            return Optional.empty();
        }
        Map<ImpactItem, Map<BudgetYear, ImpactAmounts>> byItem = new LinkedHashMap<>();
        impacts.stream()
                .sorted(Comparator.comparing(impact -> impact.item().path(), ItemPathComparator.PATHS))
                .forEach(impact -> byItem.computeIfAbsent(impact.item(), item -> new TreeMap<>())
                        .put(impact.year(), impact.amounts()));
        SortedSet<BudgetYear> years = new TreeSet<>();
        impacts.forEach(impact -> years.add(impact.year()));
        List<YearRange> columns = columns(years, byItem.values());
        List<BalanceImpactRow> rows = byItem.entrySet().stream()
                .map(item -> new BalanceImpactRow(item.getKey(), cells(columns, item.getValue())))
                .toList();
        return Optional.of(new BalanceImpactTable(List.of(), columns, rows, totals(rows, columns.size())));
    }

    private static List<@Nullable ImpactAmounts> cells(
            List<YearRange> columns, Map<BudgetYear, ImpactAmounts> amounts) {
        List<@Nullable ImpactAmounts> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(amounts.get(column.first())));
        return cells;
    }

    private static List<YearRange> columns(
            SortedSet<BudgetYear> years, Collection<Map<BudgetYear, ImpactAmounts>> items) {
        List<YearRange> columns = new ArrayList<>();
        for (BudgetYear year : years) {
            YearRange last = columns.isEmpty() ? null : columns.getLast();
            if (last != null
                    && last.last().value() + 1 == year.value()
                    && items.stream().allMatch(amounts -> equal(amounts.get(last.last()), amounts.get(year)))) {
                columns.set(columns.size() - 1, new YearRange(last.first(), year));
            } else {
                columns.add(new YearRange(year, year));
            }
        }
        return columns;
    }

    private static boolean equal(@Nullable ImpactAmounts one, @Nullable ImpactAmounts other) {
        return one == null ? other == null : one.equals(other);
    }

    private static List<Thousands> totals(List<BalanceImpactRow> rows, int columns) {
        List<Thousands> totals = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            totals.add(total(rows, i));
        }
        return totals;
    }

    /** A change of an item is part of the change of the items above it, and counts once. */
    private static Thousands total(List<BalanceImpactRow> rows, int column) {
        Map<ItemPath, Thousands> changes = new HashMap<>();
        for (BalanceImpactRow row : rows) {
            ImpactAmounts cell = row.cells().get(column);
            if (cell != null) {
                changes.put(row.item().path(), cell.change());
            }
        }
        return changes.entrySet().stream()
                .filter(change -> change.getKey().ancestorsAndSelf().stream()
                        .filter(changes::containsKey)
                        .allMatch(change.getKey()::equals))
                .map(Map.Entry::getValue)
                .reduce(Thousands.ZERO, Thousands::plus);
    }
}
