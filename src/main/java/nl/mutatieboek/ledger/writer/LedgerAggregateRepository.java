package nl.mutatieboek.ledger.writer;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.CalendarEvent;
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

/** Loads the aggregates on which commands are decided, and appends events to them. Used by the writer thread only. */
public final class LedgerAggregateRepository implements BookState {
    private final List<BoundedAggregateCache> caches = new ArrayList<>();
    private final Repository<CalendarAggregate> calendars;
    private final Repository<ChapterAggregate> chapters;
    private final Repository<MutationAggregate> mutations;
    private final Clock clock;

    /**
     * @param cacheSize number of aggregates of each type that stay in memory
     * @param clock time on which decisions are based
     */
    public LedgerAggregateRepository(EventStore store, int cacheSize, Clock clock) {
        this.clock = clock;
        this.calendars = repository(CalendarAggregate.class, store, cacheSize);
        this.chapters = repository(ChapterAggregate.class, store, cacheSize);
        this.mutations = repository(MutationAggregate.class, store, cacheSize);
    }

    private <T> Repository<T> repository(Class<T> type, EventStore store, int cacheSize) {
        BoundedAggregateCache cache = new BoundedAggregateCache(cacheSize);
        caches.add(cache);
        return EventSourcingRepository.builder(type)
                .eventStore(store)
                .cache(cache)
                .build();
    }

    /** Drops the cached aggregates; they are read again from the database. */
    void clearCaches() {
        caches.forEach(BoundedAggregateCache::clear);
    }

    /** Tells whether the aggregate is in memory. */
    boolean isCached(String streamId) {
        return caches.stream().anyMatch(cache -> cache.containsKey(streamId));
    }

    @Override
    public Instant decidedAt() {
        return clock.instant();
    }

    @Override
    public MomentCalendar calendar() {
        return stateOf(calendars, CalendarAggregate::new, StreamId.CALENDAR, CalendarAggregate::state);
    }

    @Override
    public Chapter chapter(ChapterCode code) {
        return stateOf(chapters, ChapterAggregate::new, StreamId.of(code), ChapterAggregate::state);
    }

    @Override
    public Mutation mutation(MutationId id) {
        return stateOf(mutations, MutationAggregate::new, StreamId.of(id), MutationAggregate::state);
    }

    /** Appends an event to its stream. */
    void append(Event event, MetaData metadata) {
        Aggregate<? extends LedgerAggregate> aggregate = switch (event) {
            case CalendarEvent e -> load(calendars, CalendarAggregate::new, e.streamId());
            case Event.ChapterEvent e -> load(chapters, ChapterAggregate::new, e.streamId());
            case Event.MutationEvent e -> load(mutations, MutationAggregate::new, e.streamId());
        };
        aggregate.execute(root -> root.applyEvent(event, metadata));
    }

    private static <T, S> S stateOf(
            Repository<T> repository, Function<String, T> empty, StreamId aggregate, Function<T, S> state) {
        return load(repository, empty, aggregate).invoke(state);
    }

    private static <T> Aggregate<T> load(Repository<T> repository, Function<String, T> empty, StreamId aggregate) {
        try {
            return repository.loadOrCreate(aggregate.id(), () -> empty.apply(aggregate.id()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Creating an empty aggregate failed", e);
        }
    }
}
