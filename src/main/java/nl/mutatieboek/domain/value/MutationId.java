package nl.mutatieboek.domain.value;

import java.util.Arrays;
import java.util.UUID;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

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
            throw new MalformedValueException(ExpectedValue.MUTATION, text);
        }
        throw new MalformedValueException(ExpectedValue.MUTATION, text);
    }

    /**
     * The identity of what taking this mutation over entails in a moment of a chapter; always the same, and another for each
     * moment, chapter and number.
     *
     * @param number from 0, of several in one moment and chapter
     */
    public MutationId derive(Moment moment, ChapterCode chapter, int number) {
        long code = Arrays.asList(Moment.Code.values()).indexOf(moment.code()) + 1L;
        long place = (long) number << 32 | (long) moment.year().value() << 16 | code << 8 | moment.number();
        // At most eight letters: below the bits that say which kind of identity this is.
        long of = chapter.value().chars().asLongStream().reduce(0, (sum, letter) -> sum * 27 + letter - 'A' + 1) << 16;
        return new MutationId(new UUID(value.getMostSignificantBits() ^ of, value.getLeastSignificantBits() ^ place));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
