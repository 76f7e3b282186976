package nl.mutatieboek.domain;

import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;

/**
 * The sequence of events that one decision maker remembers: the calendar, a chapter, or a mutation's dossier.
 *
 * @param type what it is
 * @param id which one
 */
public record StreamId(StreamType type, String id) {
    /** The kinds of stream. */
    public enum StreamType {
        CALENDAR,
        CHAPTER,
        MUTATION
    }

    /** The one calendar of the book. */
    public static final StreamId CALENDAR = new StreamId(StreamType.CALENDAR, "calendar");

    public static StreamId of(ChapterCode chapter) {
        return new StreamId(StreamType.CHAPTER, chapter.value());
    }

    public static StreamId of(MutationId mutation) {
        return new StreamId(StreamType.MUTATION, mutation.toString());
    }
}
