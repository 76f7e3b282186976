package nl.mutatieboek.domain.value;

import java.util.Arrays;
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
     * result is deterministic, and differs for each moment, chapter and number.
     *
     * @param number index within one moment and chapter, from 0
     */
    public MutationId derive(Moment moment, ChapterCode chapter, int number) {
        long code = Arrays.asList(Moment.Code.values()).indexOf(moment.code()) + 1L;
        long low = (long) number << 32 | (long) moment.year().value() << 16 | code << 8 | moment.number();
        // Eight letters take at most 39 bits, above the version bits (12 to 15).
        long high =
                chapter.value().chars().asLongStream().reduce(0, (sum, letter) -> sum * 27 + letter - 'A' + 1) << 16;
        return new MutationId(new UUID(value.getMostSignificantBits() ^ high, value.getLeastSignificantBits() ^ low));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
