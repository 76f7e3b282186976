package nl.mutatieboek.ledger.desk;

import nl.mutatieboek.domain.Event;
import org.axonframework.messaging.MetaData;

/** A stream as Axon keeps it. */
interface Remembered {
    /** Applies the event to the state and hands it to Axon, to be stored with the unit of work. */
    void remember(Event event, MetaData metadata);
}
