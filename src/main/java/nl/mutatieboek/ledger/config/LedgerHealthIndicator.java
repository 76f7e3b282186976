package nl.mutatieboek.ledger.config;

import java.util.Locale;
import nl.mutatieboek.ledger.WriterStoppedEvent;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.store.DatabaseSafeguardInspector;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
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
class LedgerHealthIndicator implements HealthIndicator {

    private final LedgerStorageEngine engine;
    private final InMemoryProjectionHost memory;
    private final WriterLeaseLifecycle writership;
    private volatile @Nullable WriterStoppedEvent stopped;

    LedgerHealthIndicator(LedgerStorageEngine engine, InMemoryProjectionHost memory, WriterLeaseLifecycle writership) {
        this.engine = engine;
        this.memory = memory;
        this.writership = writership;
    }

    @EventListener
    void onWriterStopped(WriterStoppedEvent event) {
        stopped = event;
    }

    @Override
    public Health health() {
        long durable = engine.durableNumber();
        Health.Builder health = Health.up()
                .withDetail("book", writership.state().name().toLowerCase(Locale.ROOT))
                .withDetail("ledgerNumber", durable);
        if (engine.timestampAheadOfClock().compareTo(DatabaseSafeguardInspector.CLOCK_TOLERANCE) > 0) {
            health.withDetail(
                    "stampsAheadOfTheClock", engine.timestampAheadOfClock().toString());
        }
        WriterStoppedEvent event = stopped;
        if (event != null) {
            return health.down()
                    .withDetail("reason", "The book has stopped. " + event.reason())
                    .build();
        }
        String broken = memory.failureMessage();
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
