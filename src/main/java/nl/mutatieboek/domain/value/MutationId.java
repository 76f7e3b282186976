package nl.mutatieboek.domain.value;

import java.util.UUID;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/** Identity of a mutation. */
public record MutationId(UUID value) {
    public static MutationId parse(String text) {
        try {
            UUID value = UUID.fromString(text);
            // fromString also accepts shorter forms and capitals.
            if (value.toString().equals(text)) {
                return new MutationId(value);
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedValueException(ExpectedValue.MUTATION, text);
        }
        throw new MalformedValueException(ExpectedValue.MUTATION, text);
    }

    /**
     * Derives the identity of an adjustment that the import of this mutation causes in a moment of a chapter. The
     * identity is adjacent to this one.
     *
     * @param number index within one moment and chapter, from 0
     */
    public MutationId derive(Moment moment, ChapterCode chapter, int number) {
        return new MutationId(NameBasedUuidFactory.createAdjacent(value, moment + "\n" + chapter + "\n" + number));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
