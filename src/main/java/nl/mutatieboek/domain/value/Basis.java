package nl.mutatieboek.domain.value;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** Certainty of a figure. Contradictions between sources stay visible and are never resolved silently. */
public enum Basis {
    /** Read in the named source. */
    READ(0),
    /** Computed from figures that were read. */
    DERIVED(1),
    /** Inferred; no source states it. */
    INFERRED(4),
    /** Sources, or two places in one source, contradict each other. */
    DISPUTED(5),
    /** Read in a rendering of the source by a third party. */
    SECONDARY(2),
    /** Read in a press release or a newspaper. */
    PRESS(3);

    /** The rank of the worst basis. */
    public static final int WORST = 5;

    private static final List<Basis> BY_RANK =
            Arrays.stream(values()).sorted(Comparator.comparingInt(Basis::rank)).toList();

    private final int rank;

    Basis(int rank) {
        this.rank = rank;
    }

    /**
     * Returns the distance from a stated figure: 0 for {@link #READ}, then {@link #DERIVED}, {@link #SECONDARY}, {@link
     * #PRESS}, {@link #INFERRED} and {@link #DISPUTED}. A sum has the rank of its worst figure.
     */
    public int rank() {
        return rank;
    }

    public static Basis ranked(int rank) {
        return BY_RANK.get(rank);
    }

    public Basis worse(Basis other) {
        return rank >= other.rank ? this : other;
    }

    public static Basis parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.BASIS);
    }
}
