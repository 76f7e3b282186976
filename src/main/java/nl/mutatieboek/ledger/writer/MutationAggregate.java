package nl.mutatieboek.ledger.writer;

import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.mutation.Mutation;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;

/** Axon aggregate of a mutation. */
@AggregateRoot(type = "mutation")
final class MutationAggregate implements LedgerAggregate {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String id = "";

    private Mutation state = new Mutation.NotProposed();

    MutationAggregate() {}

    MutationAggregate(String id) {
        this.id = id;
    }

    Mutation state() {
        return state;
    }

    @Override
    public void applyEvent(Event event, MetaData metadata) {
        AggregateLifecycle.apply(event, metadata);
    }

    @EventSourcingHandler
    void on(Event.MutationEvent event) {
        id = event.streamId().id();
        state = state.evolve(event);
    }
}
