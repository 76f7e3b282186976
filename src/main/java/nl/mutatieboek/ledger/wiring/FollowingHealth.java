package nl.mutatieboek.ledger.wiring;

import java.util.List;
import nl.mutatieboek.ledger.BookStopped;
import nl.mutatieboek.ledger.Positions;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Up when the book takes commands and every projection has reached what was on disk when it was asked. Waits for them as
 * long as a reader would, so that a book in use is not down between an entry and its projection.
 */
@Component
class FollowingHealth implements HealthIndicator {
    private final LedgerStorageEngine engine;
    private final Positions positions;
    private final List<String> projections;
    private volatile boolean stopped;

    FollowingHealth(LedgerStorageEngine engine, Positions positions, List<Projection> projections) {
        this.engine = engine;
        this.positions = positions;
        this.projections = projections.stream().map(Projection::name).toList();
    }

    @EventListener(BookStopped.class)
    void bookStopped() {
        stopped = true;
    }

    @Override
    public Health health() {
        long durable = engine.durable();
        return !stopped && projections.stream().allMatch(name -> positions.await(name, durable))
                ? Health.up().build()
                : Health.down().build();
    }
}
