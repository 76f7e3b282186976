package nl.mutatieboek.report.table;

import java.util.EnumSet;
import java.util.Set;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Precision;

/**
 * How certain a figure is: as certain as the worst of what it counts.
 *
 * @param complete whether nothing of what it counts is missing
 * @param basis the worst basis of what it counts
 * @param precision the coarsest precision of what it counts
 */
public record Certainty(boolean complete, Basis basis, Precision precision) {
    public static final Certainty EXACT = new Certainty(true, Basis.READ, Precision.EXACT);

    /** The certainty of a figure that counts both. */
    public Certainty with(Certainty other) {
        return new Certainty(complete && other.complete, basis.worse(other.basis), precision.coarser(other.precision));
    }

    /** The marks of a figure; none for a complete, exact figure that was read or computed from such figures. */
    public Set<Mark> marks() {
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        if (!complete) {
            marks.add(Mark.INCOMPLETE);
        }
        switch (basis) {
            case DISPUTED -> marks.add(Mark.DISPUTED);
            case INFERRED -> marks.add(Mark.INFERRED);
            case PRESS -> marks.add(Mark.PRESS);
            case SECONDARY -> marks.add(Mark.SECONDARY);
            case READ, DERIVED -> {}
        }
        if (!precision.equals(Precision.EXACT)) {
            marks.add(Mark.ROUNDED);
        }
        return marks;
    }
}
