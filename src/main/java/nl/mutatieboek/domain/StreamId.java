package nl.mutatieboek.domain;

import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;

/** Identifies an event stream: the calendar, a chapter or a mutation. */
public record StreamId(StreamType type, String id) {
    public enum StreamType {
        CALENDAR,
        CHAPTER,
        MUTATION
    }

    /** The only calendar stream. */
    public static final StreamId CALENDAR = new StreamId(StreamType.CALENDAR, "calendar");

    public static StreamId of(ChapterCode chapter) {
        return new StreamId(StreamType.CHAPTER, chapter.value());
    }

    public static StreamId of(MutationId mutation) {
        return new StreamId(StreamType.MUTATION, mutation.toString());
    }
}
