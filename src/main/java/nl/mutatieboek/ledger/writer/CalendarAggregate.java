package nl.mutatieboek.ledger.writer;

import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.moment.MomentCalendar;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;

/** Axon aggregate of the moment calendar. */
@AggregateRoot(type = "calendar")
final class CalendarAggregate implements LedgerAggregate {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String id = "";

    private MomentCalendar state = MomentCalendar.EMPTY;

    CalendarAggregate() {}

    CalendarAggregate(String id) {
        this.id = id;
    }

    MomentCalendar state() {
        return state;
    }

    @Override
    public void applyEvent(Event event, MetaData metadata) {
        AggregateLifecycle.apply(event, metadata);
    }

    @EventSourcingHandler
    void on(CalendarEvent event) {
        id = event.streamId().id();
        state = state.evolve(event);
    }
}
