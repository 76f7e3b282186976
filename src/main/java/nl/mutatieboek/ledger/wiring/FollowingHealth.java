package nl.mutatieboek.ledger.wiring;

import java.util.Locale;
import nl.mutatieboek.ledger.BookStopped;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import nl.mutatieboek.ledger.store.Safeguards;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Up when the book takes commands, or waits to take over, and the projections have reached what was on disk when it was
 * asked. Waits for them as long as a reader would, so that a book in use is not down between an entry and its projection.
 */
@Component("bookHealthIndicator")
class FollowingHealth implements HealthIndicator {

    private final LedgerStorageEngine engine;
    private final Memory memory;
    private final Writership writership;
    private volatile @Nullable BookStopped stopped;

    FollowingHealth(LedgerStorageEngine engine, Memory memory, Writership writership) {
        this.engine = engine;
        this.memory = memory;
        this.writership = writership;
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
        if (engine.ahead().compareTo(Safeguards.TOLERATED) > 0) {
            health.withDetail("stampsAheadOfTheClock", engine.ahead().toString());
        }
        BookStopped event = stopped;
        if (event != null) {
            return health.down()
                    .withDetail("reason", "The book has stopped. " + event.reason())
                    .build();
        }
        String broken = memory.broken();
        if (broken != null) {
            return health.down().withDetail("reason", broken).build();
        }
        return memory.await(durable)
                ? health.build()
                : health.down()
                        .withDetail(
                                "reason",
                                "Behind ledger number " + durable + ": the projections are at " + memory.completeTo())
                        .build();
    }
}
