package nl.mutatieboek.ledger.writer;

import nl.mutatieboek.domain.Event;
import org.axonframework.messaging.MetaData;

/** A stream as Axon keeps it. */
interface LedgerAggregate {
    /** Applies the event to the state and hands it to Axon, to be stored with the unit of work. */
    void applyEvent(Event event, MetaData metadata);
}
