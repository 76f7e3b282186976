package nl.mutatieboek.oversight.matter;

import java.util.List;
import java.util.Objects;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Whether a later budget bill carries an adopted structural amendment (Comptabiliteitswet 2016, art. 2.3(5)).
 *
 * @param bill the later budget bill
 * @param amounts amounts of its budget year, as the paper states them and as linked mutations book them
 * @param followUp what was recorded about it; null if nothing was
 */
public record StructuralFollowUp(
        TrackedMatter matter,
        Moment bill,
        StructuralFollowUpState state,
        List<ComparedAmount> amounts,
        @Nullable MatterFollowUp followUp) {
    public enum StructuralFollowUpState {
        /** The linked mutations do not book what the paper states for this year. */
        OPEN,
        /** The book cannot tell: no booking is linked, or the paper states no amount for this year. */
        NOT_KNOWN,
        /** The book has no later budget bill yet. */
        AWAITED,
        /** Linked structural mutations book what the paper states for this year. */
        BOOKED,
        /** It was recorded that the bill carries it. */
        CARRIED,
        /** A weighty reason was recorded. */
        NOT_CARRIED;

        /** Whether somebody has to look at it. */
        public boolean isUnsettled() {
            return this == OPEN || this == NOT_KNOWN;
        }
    }

    /**
     * An amount of the budget year of the bill.
     *
     * @param stated by the paper; null if it states none
     * @param booked by linked mutations; null if they book none
     */
    public record ComparedAmount(
            BudgetAccount account,
            @Nullable CertainSum stated,
            @Nullable CertainSum booked) {
        /** Whether the booking is what the paper states, but for the rounding of both. */
        public boolean agrees() {
            if (stated == null || booked == null) {
                return Objects.equals(stated, booked);
            }
            return stated.precision().coarser(booked.precision()).agree(stated.thousands(), booked.thousands());
        }
    }

    /**
     * A sum that is as certain as the least certain of its parts.
     *
     * @param basis the weakest basis
     * @param precision the coarsest precision
     */
    public record CertainSum(Thousands thousands, Basis basis, Precision precision) {
        CertainSum plus(CertainSum other) {
            return new CertainSum(
                    thousands.plus(other.thousands), basis.worse(other.basis), precision.coarser(other.precision));
        }
    }

    public StructuralFollowUp {
        amounts = List.copyOf(amounts);
    }
}
