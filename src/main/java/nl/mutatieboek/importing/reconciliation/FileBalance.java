package nl.mutatieboek.importing.reconciliation;

import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.importing.format.ParsedBalance;
import org.jspecify.annotations.Nullable;

/**
 * A balance in a file.
 *
 * @param row row number as in a spreadsheet
 * @param item chapter or item, items below included
 * @param moment moment that the file states; null for the requested point in time
 * @param thousands in whole thousands of euros
 * @param precision precision to which the file rounds
 */
record FileBalance(
        long row,
        ItemPath item,
        Flow flow,
        BudgetYear year,
        @Nullable Moment moment,
        Thousands thousands,
        Precision precision) {
    static FileBalance of(ParsedBalance balance) {
        return new FileBalance(
                balance.row(),
                balance.item(),
                balance.flow(),
                balance.year(),
                balance.moment(),
                balance.thousands(),
                balance.precision());
    }

    BudgetAccount account() {
        return new BudgetAccount(item, flow, year);
    }

    ComparisonOutcome compareWith(@Nullable Thousands own) {
        if (own == null) {
            return ComparisonOutcome.DIFFERENT;
        }
        if (thousands.equals(own)) {
            return ComparisonOutcome.EQUAL;
        }
        return Math.abs(thousands.minus(own).value()) <= precision.margin().value()
                ? ComparisonOutcome.EQUAL_WITHIN_ROUNDING
                : ComparisonOutcome.DIFFERENT;
    }
}
