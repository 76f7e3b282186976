package nl.mutatieboek.domain.value;

import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** State of a parliamentary matter, in the order in which lists show it: what needs attention first. */
public enum MatterState {
    /** An undertaking that is not fulfilled. */
    OPEN,
    /** Before parliament. */
    SUBMITTED,
    /** Before parliament in a changed form. */
    CHANGED,
    /** The vote is postponed (aangehouden). */
    HELD_OVER,
    ADOPTED,
    /** An undertaking that is fulfilled, or an adopted motion that is carried out. */
    FULFILLED,
    REJECTED,
    WITHDRAWN,
    /** Ended without a vote (vervallen). */
    LAPSED;

    public static MatterState parse(String text) {
        return MalformedValueException.parseConstant(values(), text, ExpectedValue.MATTER_STATE);
    }

    /** Whether parliament has yet to decide. */
    public boolean isBeforeParliament() {
        return this == SUBMITTED || this == CHANGED || this == HELD_OVER;
    }

    /** Whether it ended without effect. */
    public boolean isEndedWithoutEffect() {
        return this == REJECTED || this == WITHDRAWN || this == LAPSED;
    }
}
