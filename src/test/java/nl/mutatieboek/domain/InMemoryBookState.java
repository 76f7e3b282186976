package nl.mutatieboek.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.moment.MomentCalendar;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;

/** The state of all aggregates in memory. */
public final class InMemoryBookState implements BookState {
    private final List<Event> events = new ArrayList<>();
    private final Map<ChapterCode, Chapter> chapters = new HashMap<>();
    private final Map<MutationId, Mutation> mutations = new HashMap<>();
    private MomentCalendar calendar = MomentCalendar.EMPTY;

    /** The current time of every scenario. */
    public static final Instant NOW = Instant.parse("2027-06-01T10:00:00Z");

    @Override
    public Instant decidedAt() {
        return NOW;
    }

    @Override
    public MomentCalendar calendar() {
        return calendar;
    }

    @Override
    public Chapter chapter(ChapterCode code) {
        return chapters.getOrDefault(code, new Chapter.NotOpened());
    }

    @Override
    public Mutation mutation(MutationId id) {
        return mutations.getOrDefault(id, new Mutation.NotProposed());
    }

    public void record(List<Event> happened) {
        happened.forEach(this::record);
    }

    private void record(Event happened) {
        switch (happened) {
            case CalendarEvent e -> calendar = calendar.evolve(e);
            case Event.ChapterEvent e ->
                chapters.put(e.chapter(), chapter(e.chapter()).evolve(e));
            case Event.MutationEvent e ->
                mutations.put(e.mutation(), mutation(e.mutation()).evolve(e));
        }
        events.add(happened);
    }

    /** Everything that happened, in order. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** Everything of one sort that happened, in order. */
    public <E extends Event> List<E> events(Class<E> sort) {
        return events.stream().filter(sort::isInstance).map(sort::cast).toList();
    }
}
