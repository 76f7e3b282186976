package nl.mutatieboek.dossier;

import java.util.Arrays;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** Where a mutation stands, as the API names it. */
public enum State {
    PROPOSED,
    APPROVED,
    BOOKED,
    REVERSED,
    REJECTED,
    RETURNED,
    WITHDRAWN;

    static State of(Mutation.Proposed mutation) {
        return valueOf(mutation.state());
    }

    static State parse(String text) {
        return Arrays.stream(values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedValueException(ExpectedValue.STATE, text));
    }
}
