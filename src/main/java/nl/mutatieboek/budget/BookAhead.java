package nl.mutatieboek.budget;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.MutationId;
import org.jspecify.annotations.Nullable;

/** A book as it would be after events that nobody has recorded yet. */
final class BookAhead implements Book {
    private final Book book;
    private final Map<ChapterCode, Chapter> chapters = new HashMap<>();
    private final Map<MutationId, Mutation> mutations = new HashMap<>();
    private @Nullable Calendar calendar;

    BookAhead(Book book) {
        this.book = book;
    }

    void add(Event event) {
        switch (event) {
            case Event.OfCalendar e -> calendar = calendar().evolve(e);
            case Event.OfChapter e ->
                chapters.put(e.chapter(), chapter(e.chapter()).evolve(e));
            case Event.OfMutation e ->
                mutations.put(e.mutation(), mutation(e.mutation()).evolve(e));
        }
    }

    @Override
    public Instant decidedAt() {
        return book.decidedAt();
    }

    @Override
    public Calendar calendar() {
        return calendar == null ? book.calendar() : calendar;
    }

    @Override
    public Chapter chapter(ChapterCode code) {
        Chapter ahead = chapters.get(code);
        return ahead == null ? book.chapter(code) : ahead;
    }

    @Override
    public Mutation mutation(MutationId id) {
        Mutation ahead = mutations.get(id);
        return ahead == null ? book.mutation(id) : ahead;
    }
}
