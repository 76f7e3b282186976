package nl.mutatieboek.ledger.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import nl.mutatieboek.ledger.proof.CosignatureCollector;
import nl.mutatieboek.ledger.proof.HeadSigner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health of the signed heads and of their publication. Always up, because nothing of it stops the ledger. */
@Component("headsHealthIndicator")
record HeadHealthIndicator(
        HeadSigner heads, CosignatureCollector cosignatures, ObjectProvider<HeadArchiveScheduler> archive, Clock clock)
        implements HealthIndicator {
    @Override
    public Health health() {
        Health.Builder health = Health.up();
        heads.findLatestOfWriter().ifPresent(head -> {
            health.withDetail("signedSize", head.size());
            if (cosignatures.hasWitnesses()) {
                addCosignatures(health);
            }
        });
        archive.ifAvailable(scheduler -> {
            String failure = scheduler.failure();
            health.withDetail("archive", failure == null ? "written" : "failed: " + failure);
        });
        return health.build();
    }

    private void addCosignatures(Health.Builder health) {
        cosignatures
                .findLatest()
                .ifPresent(cosigned -> health.withDetail(
                                "cosignedSize", cosigned.head().size())
                        .withDetail("cosignedAge", age(cosigned.cosignedAt())));
        cosignatures.uncosignedSince().ifPresent(since -> health.withDetail("uncosignedFor", age(since)));
        health.withDetail("witnesses", cosignatures.outcomes());
    }

    private String age(Instant since) {
        return Duration.between(since, clock.instant())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
