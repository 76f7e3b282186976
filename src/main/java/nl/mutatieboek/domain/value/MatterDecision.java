package nl.mutatieboek.domain.value;

/** What happened to an amendment or motion in parliament. */
public enum MatterDecision {
    HELD_OVER,
    ADOPTED,
    REJECTED,
    WITHDRAWN,
    LAPSED;

    /** Returns the state that follows. */
    public MatterState state() {
        return MatterState.valueOf(name());
    }
}
