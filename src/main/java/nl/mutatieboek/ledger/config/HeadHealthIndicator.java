package nl.mutatieboek.ledger.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.mutatieboek.ledger.proof.CosignatureCollector;
import nl.mutatieboek.ledger.proof.HeadSigner;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health of the signed heads and of their publication. Always up, because nothing of it stops the ledger. */
@Component("headsHealthIndicator")
record HeadHealthIndicator(
        HeadSigner heads,
        CosignatureCollector cosignatures,
        ObjectProvider<HeadArchiveScheduler> archive,
        ObjectProvider<HeadTimestampScheduler> timestamps,
        Clock clock)
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
        heads.findBalanceHeadFailure().ifPresent(failure -> health.withDetail("balanceHead", "failed: " + failure));
        archive.ifAvailable(scheduler -> {
            health.withDetail("archive", outcome(scheduler.failure(), scheduler.isWritten()));
        });
        timestamps.ifAvailable(scheduler -> addTimestamp(health, scheduler));
        return health.build();
    }

    private static String outcome(@Nullable String failure, boolean written) {
        if (failure != null) {
            return "failed: " + failure;
        }
        return written ? "written" : "none yet";
    }

    private void addTimestamp(Health.Builder health, HeadTimestampScheduler scheduler) {
        Optional<Instant> last = scheduler.lastAt();
        health.withDetail("timestamp", outcome(scheduler.failure(), last.isPresent()));
        last.ifPresent(at -> health.withDetail("timestampAge", age(at)));
    }

    private void addCosignatures(Health.Builder health) {
        cosignatures
                .findLatestKnown()
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
