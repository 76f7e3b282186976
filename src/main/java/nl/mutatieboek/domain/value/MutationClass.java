package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** Class of a mutation, which selects the explanation threshold (Regeling rijksbegrotingsvoorschriften, staffel). */
public enum MutationClass {
    /** Beleidsmatig. */
    POLICY,
    /** Technisch: without policy or financial consequence. */
    TECHNICAL,
    /** Mee- of tegenvaller. */
    WINDFALL;

    public static MutationClass parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.MUTATION_CLASS);
    }
}
