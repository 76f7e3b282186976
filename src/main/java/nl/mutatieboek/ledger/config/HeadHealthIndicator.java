package nl.mutatieboek.ledger.config;

import nl.mutatieboek.ledger.proof.HeadSigner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health of the signed heads and of their publication. Always up, because nothing of it stops the ledger. */
@Component("headsHealthIndicator")
record HeadHealthIndicator(HeadSigner heads, ObjectProvider<HeadArchiveScheduler> archive) implements HealthIndicator {
    @Override
    public Health health() {
        Health.Builder health = Health.up();
        heads.findLatestOfWriter().ifPresent(head -> health.withDetail("signedSize", head.size()));
        archive.ifAvailable(scheduler -> {
            String failure = scheduler.failure();
            health.withDetail("archive", failure == null ? "written" : "failed: " + failure);
        });
        return health.build();
    }
}
