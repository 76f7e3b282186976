package nl.mutatieboek.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.balance.impact.BalanceImpact;
import nl.mutatieboek.balance.impact.BalanceImpact.BalanceVisibility;
import nl.mutatieboek.balance.impact.BalanceImpact.ImpactAmounts;
import nl.mutatieboek.balance.impact.BalanceImpact.ImpactBalance;
import nl.mutatieboek.balance.impact.BalanceImpact.ImpactItem;
import nl.mutatieboek.balance.impact.BalanceImpactTable;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.PreviewedMutation.PreviewedLine;

/**
 * A mutation of a file with what it does to each balance.
 *
 * @param numbers numbers of the mutation that is booked, or of those that it repeats or looks like
 */
record PreviewView(PreviewedMutation mutation, List<String> numbers, List<BalanceImpactTable> tables) {
    static List<PreviewView> from(ImportResponse response, StructureSnapshot structure) {
        return response.result() == null
                ? List.of()
                : response.result().preview().stream()
                        .map(mutation -> new PreviewView(
                                mutation,
                                mutation.numbers() == null
                                        ? List.of()
                                        : List.of(mutation.numbers().split(", ")),
                                BalanceImpactTable.of(impacts(mutation, structure))))
                        .toList();
    }

    /** Several lines of one balance are one change. */
    private static List<BalanceImpact> impacts(PreviewedMutation mutation, StructureSnapshot structure) {
        Map<BudgetAccount, PreviewedLine> lines = new LinkedHashMap<>();
        for (PreviewedLine line : mutation.lines()) {
            lines.merge(new BudgetAccount(line.item(), line.flow(), line.year()), line, PreviewView::merge);
        }
        return lines.values().stream().map(line -> impact(line, structure)).toList();
    }

    private static PreviewedLine merge(PreviewedLine one, PreviewedLine other) {
        return new PreviewedLine(
                one.item(),
                one.newItem(),
                one.flow(),
                one.year(),
                one.now(),
                one.change().plus(other.change()),
                one.after().plus(other.change()));
    }

    private static BalanceImpact impact(PreviewedLine line, StructureSnapshot structure) {
        ItemPath item = line.item();
        return new BalanceImpact(
                new ImpactItem(
                        item,
                        structure.lastName(item).orElse(null),
                        line.newItem(),
                        BalanceVisibility.SHOWN,
                        List.of(),
                        List.of()),
                line.flow(),
                line.year(),
                new ImpactAmounts(
                        ImpactBalance.plain(line.now()),
                        line.change(),
                        ImpactBalance.plain(line.after()),
                        Thousands.ZERO));
    }
}
