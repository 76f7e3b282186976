package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Class of a mutation or of one of its lines: its nature in the vertical explanation. It also selects the explanation threshold (Regeling
 * rijksbegrotingsvoorschriften, staffel).
 */
public enum MutationClass {
    /** Beleidsmatig, in documents up to 2021. */
    POLICY,
    /** Besluitvorming: the result of a decision, in documents since 2022. */
    DECISION,
    /** Technisch: without policy or financial consequence. */
    TECHNICAL,
    /** Mee- of tegenvaller. */
    WINDFALL;

    public static MutationClass parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.MUTATION_CLASS);
    }
}
