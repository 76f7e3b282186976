package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** Type of a parliamentary matter. */
public enum MatterType {
    /** Amendement: a member's change of a bill. */
    AMENDMENT,
    /** Subamendement: a change of an amendment. */
    SUB_AMENDMENT,
    /** Motie: a request to the government. */
    MOTION,
    /** Toezegging: what a minister promised to parliament. */
    UNDERTAKING;

    public static MatterType parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.MATTER_TYPE);
    }

    /** Whether it changes a bill, directly or through another amendment. */
    public boolean isAmendment() {
        return this == AMENDMENT || this == SUB_AMENDMENT;
    }
}
