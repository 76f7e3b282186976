package nl.mutatieboek.importing.reconciliation;

import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * A balance as a file states it.
 *
 * @param row in the file, as a spreadsheet numbers it
 * @param item a chapter or an item, all below it included
 * @param moment at which it is stated; null for the point at which the book is asked
 * @param thousands whole thousands of euros
 * @param precision to what the file rounds it
 */
record FileBalance(
        long row,
        ItemPath item,
        Flow flow,
        BudgetYear year,
        @Nullable Moment moment,
        Thousands thousands,
        Precision precision) {
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
