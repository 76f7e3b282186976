package nl.mutatieboek.ledger.writer;

import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.chapter.Chapter;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;

/** Axon aggregate of a chapter. */
@AggregateRoot(type = "chapter")
final class ChapterAggregate implements LedgerAggregate {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String id = "";

    private Chapter state = new Chapter.NotOpened();

    ChapterAggregate() {}

    ChapterAggregate(String id) {
        this.id = id;
    }

    Chapter state() {
        return state;
    }

    @Override
    public void applyEvent(Event event, MetaData metadata) {
        AggregateLifecycle.apply(event, metadata);
    }

    @EventSourcingHandler
    void on(Event.ChapterEvent event) {
        id = event.streamId().id();
        state = state.evolve(event);
    }
}
