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

    /** The marks of a figure; none if it is complete, exact, and read or computed from such figures. */
    public Set<CertaintyMark> marks() {
        EnumSet<CertaintyMark> marks = EnumSet.noneOf(CertaintyMark.class);
        if (!complete) {
            marks.add(CertaintyMark.INCOMPLETE);
        }
        switch (basis) {
            case DISPUTED -> marks.add(CertaintyMark.DISPUTED);
            case INFERRED -> marks.add(CertaintyMark.INFERRED);
            case PRESS -> marks.add(CertaintyMark.PRESS);
            case SECONDARY -> marks.add(CertaintyMark.SECONDARY);
            case READ, DERIVED -> {}
        }
        if (!precision.equals(Precision.EXACT)) {
            marks.add(CertaintyMark.ROUNDED);
        }
        return marks;
    }
}
