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
 * Health of the ledger. Up if this process accepts commands or is on standby, and the projections have reached what was
 * on disk at the time of the request. Waits for them as long as a query does.
 */
@Component("bookHealthIndicator")
class LedgerHealthIndicator implements HealthIndicator {

    private final LedgerStorageEngine engine;
    private final InMemoryProjectionHost projections;
    private final WriterLeaseLifecycle lifecycle;
    private volatile @Nullable WriterStoppedEvent writerStopped;

    LedgerHealthIndicator(
            LedgerStorageEngine engine, InMemoryProjectionHost projections, WriterLeaseLifecycle lifecycle) {
        this.engine = engine;
        this.projections = projections;
        this.lifecycle = lifecycle;
    }

    @EventListener
    void onWriterStopped(WriterStoppedEvent stopped) {
        writerStopped = stopped;
    }

    @Override
    public Health health() {
        long durable = engine.durableNumber();
        Health.Builder health = Health.up()
                .withDetail("book", lifecycle.state().name().toLowerCase(Locale.ROOT))
                .withDetail("ledgerNumber", durable);
        if (engine.timestampAheadOfClock().compareTo(DatabaseSafeguardInspector.CLOCK_TOLERANCE) > 0) {
            health.withDetail(
                    "stampsAheadOfTheClock", engine.timestampAheadOfClock().toString());
        }
        WriterStoppedEvent stopped = writerStopped;
        if (stopped != null) {
            return health.down()
                    .withDetail("reason", "Writer stopped. " + stopped.reason())
                    .build();
        }
        String failure = projections.failureMessage();
        if (failure != null) {
            return health.down().withDetail("reason", failure).build();
        }
        return projections.await(durable)
                ? health.build()
                : health.down()
                        .withDetail(
                                "reason",
                                "Behind ledger number " + durable + ": the projections are at "
                                        + projections.completeTo())
                        .build();
    }
}
