package nl.mutatieboek.ledger.wiring;

import nl.mutatieboek.budget.Event;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.store.StoredEntries;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Follows the ledger on behalf of one projection. Its position is a row beside the projection's own rows, moved in the
 * transaction that changes them; an entry that is not the next one stops it.
 */
final class Follower {
    private static final String MOVED = Follower.class.getName();

    private final Projection projection;
    private final StoredPositions positions;

    Follower(Projection projection, StoredPositions positions) {
        this.projection = projection;
        this.positions = positions;
    }

    String name() {
        return projection.name();
    }

    @EventHandler
    void on(Event event, TrackedEventMessage<?> message) {
        long number = message.trackingToken().position().orElseThrow();
        UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
        long[] reached = unit.getOrComputeResource(MOVED + projection.name(), key -> {
            long[] position = {positions.stored(projection.name())};
            unit.onPrepareCommit(u -> positions.move(projection.name(), position[0]));
            unit.afterCommit(u -> positions.reached(projection.name(), position[0]));
            return position;
        });
        if (number <= reached[0]) {
            return;
        }
        if (number != reached[0] + 1) {
            throw new IllegalStateException("%s is at %d and was handed %d; nothing is skipped"
                    .formatted(projection.name(), reached[0], number));
        }
        Entry entry = StoredEntries.entry(message, number);
        try {
            projection.project(entry);
        } catch (RuntimeException e) {
            throw new IllegalStateException("%s stops before ledger number %d".formatted(projection.name(), number), e);
        }
        reached[0] = number;
    }
}
