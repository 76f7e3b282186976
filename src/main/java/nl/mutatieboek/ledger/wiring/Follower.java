package nl.mutatieboek.ledger.wiring;

import nl.mutatieboek.budget.Event;
import nl.mutatieboek.ledger.store.StoredEntries;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Hands the projections each entry of the ledger once it is on disk. */
final class Follower {
    private final Memory memory;

    Follower(Memory memory) {
        this.memory = memory;
    }

    @EventHandler
    void on(Event event, TrackedEventMessage<?> message) {
        memory.read(
                StoredEntries.entry(message, message.trackingToken().position().orElseThrow()));
    }
}
