package nl.mutatieboek.ledger.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.budget.Book;
import nl.mutatieboek.budget.Calendar;
import nl.mutatieboek.budget.Chapter;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.Mutation;
import nl.mutatieboek.budget.Stream;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.MutationId;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** The streams of the book, as decisions see them and as events are added to them. Used by the bookkeeper's thread alone. */
public final class Streams implements Book {
    private final List<BoundedCache> caches = new ArrayList<>();
    private final Repository<CalendarStream> calendars;
    private final Repository<ChapterStream> chapters;
    private final Repository<MutationStream> mutations;
    private final Clock clock;

    /**
     * @param kept how many streams stay in memory
     * @param clock by which the rules know the time
     */
    public Streams(EventStore store, int kept, Clock clock) {
        this.clock = clock;
        this.calendars = repository(CalendarStream.class, store, kept);
        this.chapters = repository(ChapterStream.class, store, kept);
        this.mutations = repository(MutationStream.class, store, kept);
    }

    private <T> Repository<T> repository(Class<T> type, EventStore store, int kept) {
        BoundedCache cache = new BoundedCache(kept);
        caches.add(cache);
        return EventSourcingRepository.builder(type)
                .eventStore(store)
                .cache(cache)
                .build();
    }

    /** Forgets what was kept in memory: it is read anew from what is recorded. */
    void forget() {
        caches.forEach(BoundedCache::clear);
    }

    @Override
    public Instant decidedAt() {
        return clock.instant();
    }

    @Override
    public Calendar calendar() {
        return look(calendars, CalendarStream::new, Stream.CALENDAR, CalendarStream::state);
    }

    @Override
    public Chapter chapter(ChapterCode code) {
        return look(chapters, ChapterStream::new, Stream.of(code), ChapterStream::state);
    }

    @Override
    public Mutation mutation(MutationId id) {
        return look(mutations, MutationStream::new, Stream.of(id), MutationStream::state);
    }

    /** Adds an event to its stream. */
    void add(Event event, MetaData metadata) {
        Aggregate<? extends Remembered> stream = switch (event) {
            case Event.OfCalendar e -> load(calendars, CalendarStream::new, e.stream());
            case Event.OfChapter e -> load(chapters, ChapterStream::new, e.stream());
            case Event.OfMutation e -> load(mutations, MutationStream::new, e.stream());
        };
        stream.execute(remembered -> remembered.remember(event, metadata));
    }

    private static <T, S> S look(
            Repository<T> repository, Function<String, T> empty, Stream stream, Function<T, S> state) {
        return load(repository, empty, stream).invoke(state);
    }

    private static <T> Aggregate<T> load(Repository<T> repository, Function<String, T> empty, Stream stream) {
        try {
            return repository.loadOrCreate(stream.id(), () -> empty.apply(stream.id()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Making an empty stream cannot fail", e);
        }
    }
}
