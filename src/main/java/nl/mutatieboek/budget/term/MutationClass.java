package nl.mutatieboek.budget.term;

import nl.mutatieboek.budget.term.Malformed.Expected;

/** Which explanation threshold applies (Regeling rijksbegrotingsvoorschriften, staffel). */
public enum MutationClass {
    /** Beleidsmatig. */
    POLICY,
    /** Technisch: without policy or financial consequence. */
    TECHNICAL,
    /** Mee- of tegenvaller. */
    WINDFALL;

    public static MutationClass parse(String text) {
        return Malformed.constant(values(), text, Expected.MUTATION_CLASS);
    }
}
