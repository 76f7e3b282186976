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
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.ImportResultResponse.PreviewedLineResponse;
import nl.mutatieboek.importing.ImportResultResponse.PreviewedMutationResponse;
import org.jspecify.annotations.Nullable;

/**
 * A mutation of a file with what it does to each balance.
 *
 * @param numbers numbers of the mutation that is booked, or of those that it repeats or looks like
 */
record PreviewView(PreviewedMutationResponse mutation, List<String> numbers, List<BalanceImpactTable> tables) {
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
    private static List<BalanceImpact> impacts(PreviewedMutationResponse mutation, StructureSnapshot structure) {
        Map<BudgetAccount, PreviewedLineResponse> lines = new LinkedHashMap<>();
        for (PreviewedLineResponse line : mutation.lines()) {
            lines.merge(
                    new BudgetAccount(ItemPath.parse(line.item()), line.flow(), new BudgetYear(line.year())),
                    line,
                    PreviewView::merge);
        }
        return lines.values().stream().map(line -> impact(line, structure)).toList();
    }

    private static PreviewedLineResponse merge(PreviewedLineResponse one, PreviewedLineResponse other) {
        return new PreviewedLineResponse(
                one.item(),
                one.newItem(),
                one.flow(),
                one.year(),
                one.now(),
                Math.addExact(one.change(), other.change()),
                Math.addExact(one.after(), other.change()));
    }

    private static BalanceImpact impact(PreviewedLineResponse line, StructureSnapshot structure) {
        ItemPath item = ItemPath.parse(line.item());
        return new BalanceImpact(
                new ImpactItem(
                        item,
                        structure.lastName(item).orElse(null),
                        line.newItem(),
                        BalanceVisibility.SHOWN,
                        List.of(),
                        List.of()),
                line.flow(),
                new BudgetYear(line.year()),
                new ImpactAmounts(
                        balance(line.now()), new Thousands(line.change()), balance(line.after()), Thousands.ZERO));
    }

    private static ImpactBalance balance(@Nullable Long thousands) {
        return ImpactBalance.plain(thousands == null ? null : new Thousands(thousands));
    }
}
