package nl.mutatieboek.rebuild;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import nl.mutatieboek.api.HeavyWorkLimiter;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.LiveProjections;
import nl.mutatieboek.ledger.Projection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {
    @Bean
    Rebuilds rebuilds(
            Entries entries,
            Supplier<List<Projection>> empty,
            LiveProjections live,
            HeavyWorkLimiter limiter,
            Clock clock,
            @Value("${mutatieboek.data:data}") Path data) {
        return new Rebuilds(entries, empty, live, new Certificates(data), limiter, clock);
    }
}
