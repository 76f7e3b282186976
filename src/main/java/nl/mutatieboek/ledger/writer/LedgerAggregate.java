package nl.mutatieboek.ledger.writer;

import nl.mutatieboek.domain.Event;
import org.axonframework.messaging.MetaData;

/** Axon aggregate of one stream. */
interface LedgerAggregate {
    /** Applies the event to the state and registers it with Axon, which stores it with the unit of work. */
    void applyEvent(Event event, MetaData metadata);
}
