package nl.mutatieboek.mutation;

import java.util.Arrays;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** State of a mutation, as named in the API. */
public enum MutationState {
    PROPOSED,
    APPROVED,
    BOOKED,
    REVERSED,
    REJECTED,
    RETURNED,
    WITHDRAWN;

    boolean isPending() {
        return this == PROPOSED || this == APPROVED;
    }

    static MutationState of(Mutation.Proposed mutation) {
        return valueOf(mutation.state());
    }

    static MutationState parse(String text) {
        return Arrays.stream(values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(ExpectedValue.STATE, text));
    }
}
