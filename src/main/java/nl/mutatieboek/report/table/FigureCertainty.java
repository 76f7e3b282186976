package nl.mutatieboek.report.table;

import java.util.EnumSet;
import java.util.Set;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Precision;

/**
 * Certainty of a figure: that of its least certain part.
 *
 * @param complete true if no part is missing
 * @param basis the weakest basis of its parts
 * @param precision the coarsest precision of its parts
 */
public record FigureCertainty(boolean complete, Basis basis, Precision precision) {
    public static final FigureCertainty EXACT = new FigureCertainty(true, Basis.READ, Precision.EXACT);

    /** The certainty of a sum of both figures. */
    public FigureCertainty combine(FigureCertainty other) {
        return new FigureCertainty(
                complete && other.complete, basis.worse(other.basis), precision.coarser(other.precision));
    }

    /** Why a figure is uncertain; empty if it is complete, exact, and read or computed from such figures. */
    public Set<UncertaintyReason> uncertaintyReasons() {
        EnumSet<UncertaintyReason> reasons = EnumSet.noneOf(UncertaintyReason.class);
        if (!complete) {
            reasons.add(UncertaintyReason.INCOMPLETE);
        }
        switch (basis) {
            case DISPUTED -> reasons.add(UncertaintyReason.DISPUTED);
            case INFERRED -> reasons.add(UncertaintyReason.INFERRED);
            case PRESS -> reasons.add(UncertaintyReason.PRESS);
            case SECONDARY -> reasons.add(UncertaintyReason.SECONDARY);
            case READ, DERIVED -> {}
        }
        if (!precision.equals(Precision.EXACT)) {
            reasons.add(UncertaintyReason.ROUNDED);
        }
        return reasons;
    }
}
