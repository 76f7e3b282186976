package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import org.jspecify.annotations.Nullable;

/**
 * Expenditure ceiling that a document states for a budget year.
 *
 * @param ceiling a ceiling that has an amount; never {@link Ceiling#OUTSIDE}
 * @param moment moment whose document states it
 * @param thousands in whole thousands of euros, as the source states it: expenditure less non-tax receipts
 * @param precision unit to which the source rounds
 * @param note remark for readers
 */
public record CeilingAmount(
        Ceiling ceiling,
        BudgetYear year,
        Moment moment,
        Thousands thousands,
        Precision precision,
        Source source,
        @Nullable String note) {
    public CeilingAmount {
        requireCeiling(ceiling);
        Thousands.requirePostable(thousands.value());
        if (note != null) {
            Posting.requireNote(note);
        }
    }

    /** Validates that a ceiling has an amount. */
    public static Ceiling requireCeiling(Ceiling ceiling) {
        if (ceiling == Ceiling.OUTSIDE) {
            throw new MalformedValueException(ExpectedValue.CEILING, ceiling + " has no amount");
        }
        return ceiling;
    }

    /** Whether the other states an amount for the same ceiling, budget year and moment. */
    public boolean isOfSame(CeilingAmount other) {
        return ceiling == other.ceiling && year.equals(other.year) && moment.equals(other.moment);
    }
}
