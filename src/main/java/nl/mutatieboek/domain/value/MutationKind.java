package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** Kind of mutation. {@code KindInvariantPolicy} contains the rule of each kind. */
public enum MutationKind {
    OPENING,
    TRANSFER,
    REALLOCATION,
    RESERVATION,
    RESERVE_ALLOCATION,
    RE_ESTIMATE,
    CASH_SHIFT,
    GROSS_UP,
    WAGE_AND_PRICE_ADJUSTMENT,
    YEAR_END_MARGIN,
    INTENSIFICATION,
    SPENDING_CUT,
    AMENDMENT,
    GOVERNMENT_AMENDMENT,
    EXTRAPOLATION,
    FINAL_BUDGET,
    REORGANISATION,
    PUBLISHED,
    REVERSAL;

    /** Whether its postings must sum to zero per flow and year. */
    public boolean isZeroByRule() {
        return switch (this) {
            case TRANSFER,
                    REALLOCATION,
                    RESERVE_ALLOCATION,
                    WAGE_AND_PRICE_ADJUSTMENT,
                    YEAR_END_MARGIN,
                    REORGANISATION -> true;
            case OPENING,
                    RESERVATION,
                    RE_ESTIMATE,
                    CASH_SHIFT,
                    GROSS_UP,
                    INTENSIFICATION,
                    SPENDING_CUT,
                    AMENDMENT,
                    GOVERNMENT_AMENDMENT,
                    EXTRAPOLATION,
                    FINAL_BUDGET,
                    PUBLISHED,
                    REVERSAL -> false;
        };
    }

    public static MutationKind parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.KIND);
    }
}
