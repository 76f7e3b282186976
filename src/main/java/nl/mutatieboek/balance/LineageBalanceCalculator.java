package nl.mutatieboek.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import nl.mutatieboek.budget.ItemAncestry;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;

/** Calculates the balances of an item together with its predecessors. */
final class LineageBalanceCalculator {
    private LineageBalanceCalculator() {}

    static List<Balance> calculate(
            BalanceProjection lines, BalanceCriteria question, ItemAncestry ancestry, ResolvedAsOf point) {
        Map<FlowYear, List<Balance>> columns = new TreeMap<>();
        for (ItemPath item : ancestry.itemWithPredecessors()) {
            BalanceTree tree = BalanceTree.ofSelection(lines, point, item, question.flow(), question.year());
            tree.balancesOf(item, question.flow(), question.year(), item.equals(ancestry.item()))
                    .forEach(
                            row -> columns.computeIfAbsent(new FlowYear(row.flow(), row.year()), c -> new ArrayList<>())
                                    .add(row));
        }
        return columns.entrySet().stream()
                .map(flowYear -> merge(flowYear.getKey(), flowYear.getValue(), ancestry, point))
                .toList();
    }

    /** Merges balances; a published balance of one item does not apply to the sum. */
    private static Balance merge(FlowYear flowYear, List<Balance> rows, ItemAncestry ancestry, ResolvedAsOf point) {
        return new Balance(
                ancestry.item(),
                rows.stream()
                        .map(Balance::name)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                flowYear.flow(),
                flowYear.year(),
                rows.stream()
                        .map(Balance::thousands)
                        .flatMap(Stream::ofNullable)
                        .reduce(Thousands::plus)
                        .orElse(null),
                rows.stream().map(Balance::pending).reduce(Thousands.ZERO, Thousands::plus),
                rows.stream()
                        .map(Balance::basis)
                        .flatMap(Stream::ofNullable)
                        .reduce(Basis::worse)
                        .orElse(null),
                rows.stream()
                        .map(Balance::precision)
                        .flatMap(Stream::ofNullable)
                        .reduce(Precision::coarser)
                        .orElse(null),
                rows.stream().allMatch(Balance::complete),
                rows.stream()
                        .map(Balance::readUpTo)
                        .flatMap(Stream::ofNullable)
                        .reduce(BinaryOperator.maxBy(point.momentOrder()))
                        .orElse(null),
                null,
                false,
                ancestry.predecessors(),
                ancestry.sharedWith());
    }
}
