package nl.mutatieboek.mutation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.mutatieboek.domain.value.MutationKind;

/** Groups of the kinds of mutations from which a person chooses, in the order of the list. */
public enum MutationKindGroup {
    COMMON,
    BETWEEN_CHAPTERS,
    PARLIAMENT,
    YEAR_END,
    TECHNICAL;

    /** Recorded from a document, or on the page of the mutation that it reverses. */
    private static final Set<MutationKind> NOT_ENTERED = EnumSet.of(MutationKind.PUBLISHED, MutationKind.REVERSAL);

    private static final Set<MutationKind> RARE = EnumSet.of(MutationKind.OPENING, MutationKind.REORGANISATION);

    static MutationKindGroup of(MutationKind kind) {
        return switch (kind) {
            case RE_ESTIMATE,
                    REALLOCATION,
                    RESERVE_ALLOCATION,
                    RESERVATION,
                    INTENSIFICATION,
                    SPENDING_CUT,
                    CASH_SHIFT -> COMMON;
            case TRANSFER, WAGE_AND_PRICE_ADJUSTMENT, REORGANISATION -> BETWEEN_CHAPTERS;
            case AMENDMENT, GOVERNMENT_AMENDMENT -> PARLIAMENT;
            case YEAR_END_MARGIN, FINAL_BUDGET -> YEAR_END;
            case GROSS_UP, EXTRAPOLATION, OPENING, PUBLISHED, REVERSAL -> TECHNICAL;
        };
    }

    /** Whether a person enters mutations of this kind in the form. */
    public static boolean isEntered(MutationKind kind) {
        return !NOT_ENTERED.contains(kind);
    }

    /** Returns all kinds of the group that are entered in the form. */
    public List<MutationKind> kinds() {
        return Arrays.stream(MutationKind.values())
                .filter(kind -> of(kind) == this && isEntered(kind))
                .toList();
    }

    /** Returns the kinds that an ordinary proposer uses. */
    public List<MutationKind> usual() {
        return kinds().stream().filter(kind -> !RARE.contains(kind)).toList();
    }

    /** Returns the kinds that are entered once in a book, or once in a cabinet period. */
    public static List<MutationKind> rare() {
        return Arrays.stream(MutationKind.values())
                .filter(kind -> RARE.contains(kind) && isEntered(kind))
                .toList();
    }
}
