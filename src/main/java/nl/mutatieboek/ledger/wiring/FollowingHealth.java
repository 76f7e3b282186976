package nl.mutatieboek.ledger.wiring;

import java.util.List;
import java.util.Locale;
import nl.mutatieboek.ledger.BookStopped;
import nl.mutatieboek.ledger.Positions;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Up when the book takes commands, or waits to take over, and every projection has reached what was on disk when it was
 * asked. Waits for them as long as a reader would, so that a book in use is not down between an entry and its projection.
 */
@Component("bookHealthIndicator")
class FollowingHealth implements HealthIndicator {
    private final LedgerStorageEngine engine;
    private final Positions positions;
    private final Writership writership;
    private final List<String> projections;
    private volatile @Nullable BookStopped stopped;

    FollowingHealth(
            LedgerStorageEngine engine, Positions positions, Writership writership, List<Projection> projections) {
        this.engine = engine;
        this.positions = positions;
        this.writership = writership;
        this.projections = projections.stream().map(Projection::name).sorted().toList();
    }

    @EventListener
    void bookStopped(BookStopped event) {
        stopped = event;
    }

    @Override
    public Health health() {
        long durable = engine.durable();
        Health.Builder health = Health.up()
                .withDetail("book", writership.state().name().toLowerCase(Locale.ROOT))
                .withDetail("ledgerNumber", durable);
        BookStopped event = stopped;
        if (event != null) {
            return health.down()
                    .withDetail("reason", "The book has stopped. " + event.reason())
                    .build();
        }
        List<String> behind = projections.stream()
                .filter(name -> !positions.await(name, durable))
                .map(name -> name + " at " + positions.of(name))
                .toList();
        return behind.isEmpty()
                ? health.build()
                : health.down()
                        .withDetail("reason", "Behind ledger number " + durable + ": " + String.join(", ", behind))
                        .build();
    }
}
