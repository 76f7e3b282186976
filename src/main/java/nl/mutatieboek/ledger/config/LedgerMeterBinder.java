package nl.mutatieboek.ledger.config;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SigningLag;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import nl.mutatieboek.ledger.writer.AxonLedgerCommandGateway;
import org.springframework.stereotype.Component;

/**
 * Metrics of the ledger: durable number, queue size, projection lag, timestamp drift, batch size, sync time and signing
 * lag.
 */
@Component
record LedgerMeterBinder(
        LedgerStorageEngine engine,
        AxonLedgerCommandGateway gateway,
        InMemoryProjectionHost projections,
        HeadSigner heads)
        implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("mutatieboek.ledger.number", engine::durableNumber)
                .description("The number up to which the ledger is on disk")
                .register(registry);
        Gauge.builder("mutatieboek.commands.waiting", gateway::queueSize)
                .description("Commands that wait for execution")
                .register(registry);
        Gauge.builder("mutatieboek.projection.lag", this::lag)
                .description("Entries on disk that the projections have not read")
                .register(registry);
        Gauge.builder(
                        "mutatieboek.stamp.ahead",
                        () -> engine.timestampAheadOfClock().toSeconds())
                .description("Seconds by which the next stamp is ahead of the clock")
                .register(registry);
        DistributionSummary batches = DistributionSummary.builder("mutatieboek.batch.size")
                .description("Commands carried out in one commit, repeated and refused ones too")
                .register(registry);
        gateway.onBatchCompleted(batches::record);
        Timer syncs = Timer.builder("mutatieboek.sync")
                .description("From the last statement of a batch until it is on disk")
                .register(registry);
        engine.onSync(nanos -> syncs.record(nanos, TimeUnit.NANOSECONDS));
        Timer signing = Timer.builder("mutatieboek.signing.lag")
                .description("From a commit on disk until a signed head has its entries")
                .register(registry);
        SigningLag lag = new SigningLag(nanos -> signing.record(nanos, TimeUnit.NANOSECONDS));
        engine.onDurable(() -> lag.recordDurable(engine.durableNumber(), System.nanoTime()));
        heads.onSigned(size -> lag.recordSigned(size, System.nanoTime()));
    }

    private long lag() {
        // In this order, because the ledger grows meanwhile and the lag must not be negative.
        long completeTo = projections.completeTo();
        return engine.durableNumber() - completeTo;
    }
}
