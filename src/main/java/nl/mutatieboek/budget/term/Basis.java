package nl.mutatieboek.budget.term;

import nl.mutatieboek.budget.term.Malformed.Expected;

/** How a figure is known. What the sources contradict stays visible: nothing is settled in silence. */
public enum Basis {
    /** Read in the source named. */
    READ,
    /** Computed from figures that were read. */
    DERIVED,
    /** Concluded, not stated by any source. */
    INFERRED,
    /** Sources, or two places in one, say different things. */
    DISPUTED,
    /** Read in somebody else's rendering of the source. */
    SECONDARY,
    /** Read in a press release or a newspaper. */
    PRESS;

    public static Basis parse(String text) {
        return Malformed.constant(values(), text, Expected.BASIS);
    }
}
