package nl.mutatieboek.budget;

import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.MutationId;

/**
 * The sequence of events that one decision maker remembers: the calendar, a chapter, or a mutation's dossier.
 *
 * @param type what it is
 * @param id which one
 */
public record Stream(Type type, String id) {
    /** The kinds of stream. */
    public enum Type {
        CALENDAR,
        CHAPTER,
        MUTATION
    }

    /** The one calendar of the book. */
    public static final Stream CALENDAR = new Stream(Type.CALENDAR, "calendar");

    public static Stream of(ChapterCode chapter) {
        return new Stream(Type.CHAPTER, chapter.value());
    }

    public static Stream of(MutationId mutation) {
        return new Stream(Type.MUTATION, mutation.toString());
    }
}
