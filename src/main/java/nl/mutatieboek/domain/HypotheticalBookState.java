package nl.mutatieboek.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.moment.MomentCalendar;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import org.jspecify.annotations.Nullable;

/** Book state with unrecorded events applied on top. */
public final class HypotheticalBookState implements BookState {
    private final BookState book;
    private final Map<ChapterCode, Chapter> chapters = new HashMap<>();
    private final Map<MutationId, Mutation> mutations = new HashMap<>();
    private @Nullable MomentCalendar calendar;

    public HypotheticalBookState(BookState book) {
        this.book = book;
    }

    public void apply(Event event) {
        switch (event) {
            case CalendarEvent e -> calendar = calendar().evolve(e);
            case Event.ChapterEvent e ->
                chapters.put(e.chapter(), chapter(e.chapter()).evolve(e));
            case Event.MutationEvent e ->
                mutations.put(e.mutation(), mutation(e.mutation()).evolve(e));
        }
    }

    @Override
    public Instant decidedAt() {
        return book.decidedAt();
    }

    @Override
    public MomentCalendar calendar() {
        return calendar == null ? book.calendar() : calendar;
    }

    @Override
    public Chapter chapter(ChapterCode code) {
        Chapter changed = chapters.get(code);
        return changed == null ? book.chapter(code) : changed;
    }

    @Override
    public Mutation mutation(MutationId id) {
        Mutation changed = mutations.get(id);
        return changed == null ? book.mutation(id) : changed;
    }
}
