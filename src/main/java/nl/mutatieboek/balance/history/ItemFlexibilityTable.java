package nl.mutatieboek.balance.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetFlexibility;
import nl.mutatieboek.domain.value.BudgetFlexibility.FlexibilityPart;
import nl.mutatieboek.domain.value.BudgetFlexibility.FlexibilityUnit;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.format.AmountFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Budget flexibility of an article as documents state it, by budget year and moment.
 *
 * @param rows the latest year first, within a year the earliest moment first; empty for any other item
 */
public record ItemFlexibilityTable(List<FlexibilityRow> rows) {
    public ItemFlexibilityTable {
        rows = List.copyOf(rows);
    }

    /**
     * What one document states.
     *
     * @param parts the stated parts as printed; a part that is not stated is absent
     * @param difference by how much the parts differ from the whole, as printed; null if they do not
     */
    public record FlexibilityRow(
            BudgetYear year,
            Moment moment,
            Map<FlexibilityPart, String> parts,
            @Nullable String difference,
            Source source,
            @Nullable String note) {}

    static ItemFlexibilityTable find(ItemPath item, BalanceQueries balances, ResolvedAsOf point, Locale language) {
        List<FlexibilityRow> rows = new ArrayList<>();
        for (BudgetFlexibility stated : point.structure().constraints().flexibility()) {
            if (stated.item().equals(item) && point.includesMoment(stated.moment())) {
                Map<FlexibilityPart, String> parts = new EnumMap<>(FlexibilityPart.class);
                stated.parts().forEach((part, value) -> parts.put(part, print(value, stated.unit(), language)));
                long difference = stated.differenceFromWhole(expenditure(stated, balances, point));
                rows.add(new FlexibilityRow(
                        stated.year(),
                        stated.moment(),
                        parts,
                        difference == 0 ? null : print(difference, stated.unit(), language),
                        stated.source(),
                        stated.note()));
            }
        }
        rows.sort(Comparator.comparing(FlexibilityRow::year, Comparator.reverseOrder())
                .thenComparing(FlexibilityRow::moment, point.momentOrder()));
        return new ItemFlexibilityTable(rows);
    }

    private static String print(long value, FlexibilityUnit unit, Locale language) {
        return unit == FlexibilityUnit.THOUSANDS
                ? AmountFormatter.formatAmount(new Thousands(value), language)
                : AmountFormatter.formatPercentage(value, language);
    }

    /** Expenditure of the article in the document that states the flexibility. */
    private static @Nullable Thousands expenditure(
            BudgetFlexibility stated, BalanceQueries balances, ResolvedAsOf point) {
        return balances
                .find(
                        new BalanceCriteria(stated.item(), Flow.EXPENDITURE, stated.year(), 0),
                        point.upToMoment(stated.moment()))
                .stream()
                .filter(Balance::known)
                .map(Balance::thousands)
                .findFirst()
                .orElse(null);
    }
}
