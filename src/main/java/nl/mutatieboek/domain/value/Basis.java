package nl.mutatieboek.domain.value;

import java.util.Arrays;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** How a figure is known. What the sources contradict stays visible: nothing is settled in silence. */
public enum Basis {
    /** Read in the source named. */
    READ(0),
    /** Computed from figures that were read. */
    DERIVED(1),
    /** Concluded, not stated by any source. */
    INFERRED(4),
    /** Sources, or two places in one, say different things. */
    DISPUTED(5),
    /** Read in somebody else's rendering of the source. */
    SECONDARY(2),
    /** Read in a press release or a newspaper. */
    PRESS(3);

    /** The rank of the worst basis. */
    public static final int WORST = 5;

    private final int rank;

    Basis(int rank) {
        this.rank = rank;
    }

    /**
     * How far the figure is from a source that states it: 0 for {@link #READ}, then {@link #DERIVED}, {@link #SECONDARY},
     * {@link #PRESS}, {@link #INFERRED}, and last {@link #DISPUTED}. A sum is as bad as the worst figure in it.
     */
    public int rank() {
        return rank;
    }

    /** The basis with that rank. */
    public static Basis ranked(int rank) {
        return Arrays.stream(values())
                .filter(basis -> basis.rank == rank)
                .findFirst()
                .orElseThrow();
    }

    /** The worse of the two. */
    public Basis worse(Basis other) {
        return rank >= other.rank ? this : other;
    }

    public static Basis parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.BASIS);
    }
}
