package nl.mutatieboek.budget.term;

import java.util.UUID;
import java.util.regex.Pattern;
import nl.mutatieboek.budget.term.Malformed.Expected;

/** The identity of a mutation's dossier. */
public record MutationId(UUID value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public static MutationId parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new Malformed(Expected.MUTATION, text);
        }
        return new MutationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
