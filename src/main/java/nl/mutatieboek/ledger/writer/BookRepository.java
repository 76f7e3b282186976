package nl.mutatieboek.ledger.writer;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.moment.MomentCalendar;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** The streams of the book, as decisions see them and as events are added to them. Used by the bookkeeper's thread alone. */
public final class BookRepository implements BookState {
    private final List<BoundedAggregateCache> caches = new ArrayList<>();
    private final Repository<CalendarAggregate> calendars;
    private final Repository<ChapterAggregate> chapters;
    private final Repository<MutationAggregate> mutations;
    private final Clock clock;

    /**
     * @param kept how many streams stay in memory
     * @param clock by which the rules know the time
     */
    public BookRepository(EventStore store, int kept, Clock clock) {
        this.clock = clock;
        this.calendars = repository(CalendarAggregate.class, store, kept);
        this.chapters = repository(ChapterAggregate.class, store, kept);
        this.mutations = repository(MutationAggregate.class, store, kept);
    }

    private <T> Repository<T> repository(Class<T> type, EventStore store, int kept) {
        BoundedAggregateCache cache = new BoundedAggregateCache(kept);
        caches.add(cache);
        return EventSourcingRepository.builder(type)
                .eventStore(store)
                .cache(cache)
                .build();
    }

    /** Forgets what was kept in memory: it is read anew from what is recorded. */
    void clearCaches() {
        caches.forEach(BoundedAggregateCache::clear);
    }

    @Override
    public Instant decidedAt() {
        return clock.instant();
    }

    @Override
    public MomentCalendar calendar() {
        return look(calendars, CalendarAggregate::new, StreamId.CALENDAR, CalendarAggregate::state);
    }

    @Override
    public Chapter chapter(ChapterCode code) {
        return look(chapters, ChapterAggregate::new, StreamId.of(code), ChapterAggregate::state);
    }

    @Override
    public Mutation mutation(MutationId id) {
        return look(mutations, MutationAggregate::new, StreamId.of(id), MutationAggregate::state);
    }

    /** Adds an event to its stream. */
    void append(Event event, MetaData metadata) {
        Aggregate<? extends LedgerAggregate> stream = switch (event) {
            case Event.CalendarEvent e -> load(calendars, CalendarAggregate::new, e.streamId());
            case Event.ChapterEvent e -> load(chapters, ChapterAggregate::new, e.streamId());
            case Event.MutationEvent e -> load(mutations, MutationAggregate::new, e.streamId());
        };
        stream.execute(remembered -> remembered.applyEvent(event, metadata));
    }

    private static <T, S> S look(
            Repository<T> repository, Function<String, T> empty, StreamId stream, Function<T, S> state) {
        return load(repository, empty, stream).invoke(state);
    }

    private static <T> Aggregate<T> load(Repository<T> repository, Function<String, T> empty, StreamId stream) {
        try {
            return repository.loadOrCreate(stream.id(), () -> empty.apply(stream.id()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Making an empty stream cannot fail", e);
        }
    }
}
