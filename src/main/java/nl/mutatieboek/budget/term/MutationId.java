package nl.mutatieboek.budget.term;

import java.util.UUID;
import nl.mutatieboek.budget.term.Malformed.Expected;

/** The identity of a mutation's dossier. */
public record MutationId(UUID value) {
    public static MutationId parse(String text) {
        try {
            UUID value = UUID.fromString(text);
            // It reads shorter ones and capitals too.
            if (value.toString().equals(text)) {
                return new MutationId(value);
            }
        } catch (IllegalArgumentException e) {
            throw new Malformed(Expected.MUTATION, text);
        }
        throw new Malformed(Expected.MUTATION, text);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
