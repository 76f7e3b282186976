package nl.mutatieboek.oversight.rebuild;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.StorageProperties;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionRebuildTarget;
import nl.mutatieboek.ledger.verification.FileRebuildCertificateRepository;
import nl.mutatieboek.platform.HeavyWorkLimiter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {
    @Bean
    RebuildService rebuilds(
            LedgerReader entries,
            Supplier<List<Projection>> empty,
            ProjectionRebuildTarget live,
            HeavyWorkLimiter limiter,
            Clock clock,
            StorageProperties settings) {
        return new RebuildService(
                entries, empty, live, new FileRebuildCertificateRepository(settings.data()), limiter, clock);
    }
}
