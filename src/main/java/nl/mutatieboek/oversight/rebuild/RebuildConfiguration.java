package nl.mutatieboek.oversight.rebuild;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.NameReferenceProvider;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionRebuildTarget;
import nl.mutatieboek.ledger.proof.TileRebuilder;
import nl.mutatieboek.ledger.verification.JdbcRebuildCertificateRepository;
import nl.mutatieboek.platform.HeavyWorkLimiter;
import nl.mutatieboek.security.ActorNameResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {
    @Bean
    JdbcRebuildCertificateRepository rebuildCertificates(JdbcClient sql, DurableTransactionExecutor transactions) {
        return new JdbcRebuildCertificateRepository(sql, transactions);
    }

    @Bean
    RebuildService rebuilds(
            LedgerReader entries,
            Supplier<List<Projection>> empty,
            ProjectionRebuildTarget live,
            TileRebuilder tiles,
            JdbcRebuildCertificateRepository certificates,
            NameReferenceProvider names,
            ActorNameResolver actorNames,
            HeavyWorkLimiter limiter,
            Clock clock) {
        return new RebuildService(entries, empty, live, tiles, certificates, names, actorNames, limiter, clock);
    }
}
