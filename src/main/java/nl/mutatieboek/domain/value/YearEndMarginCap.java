package nl.mutatieboek.domain.value;

import org.jspecify.annotations.Nullable;

/**
 * Most that a chapter may carry to the next year as year-end margin. Above it is a signal, never a refusal.
 *
 * @param thousands in whole thousands of euros
 * @param basis where the cap comes from
 */
public record YearEndMarginCap(Thousands thousands, CapBasis basis) {
    /** One hundredth of the budget total: RBV 4.56. */
    private static final long SHARE = 100;

    /** Where a cap comes from. */
    public enum CapBasis {
        /** A source states it, as recorded for the chapter and year. */
        RECORDED,
        /** 1 % of the expenditure of the adopted budget (the balance up to VB). */
        ADOPTED_BUDGET,
        /** 1 % of the expenditure of the budget bill (the balance up to VB), which is not recorded as adopted. */
        BUDGET_BILL,
        /** 1 % of the expenditure in the ledger, because the ledger has no moment VB of that year. */
        CURRENT_BUDGET
    }

    /**
     * Returns the cap of a chapter in the year that the margin comes from; null if nothing is known to measure it by.
     *
     * @param recorded the cap that a source states; null if none is recorded
     * @param bill expenditure of the budget bill with its amendments; null if not known
     * @param adopted whether that bill is adopted
     * @param current expenditure in the ledger; null if not known
     */
    public static @Nullable YearEndMarginCap of(
            @Nullable Thousands recorded, @Nullable Thousands bill, boolean adopted, @Nullable Thousands current) {
        if (recorded != null) {
            return new YearEndMarginCap(recorded, CapBasis.RECORDED);
        }
        if (bill != null) {
            return new YearEndMarginCap(onePercentOf(bill), adopted ? CapBasis.ADOPTED_BUDGET : CapBasis.BUDGET_BILL);
        }
        return current == null ? null : new YearEndMarginCap(onePercentOf(current), CapBasis.CURRENT_BUDGET);
    }

    /** Returns 1 % rounded down to whole thousands, so that the cap is never above 1 %. */
    private static Thousands onePercentOf(Thousands budget) {
        return new Thousands(Math.floorDiv(budget.value(), SHARE));
    }
}
