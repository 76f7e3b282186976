package nl.mutatieboek.ledger.config;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.StorageProperties;
import nl.mutatieboek.ledger.proof.CosignatureCollector;
import nl.mutatieboek.ledger.proof.HeadProperties;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring beans that sign heads and publish them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HeadProperties.class)
class HeadConfiguration {
    @Bean
    HeadSigner headSigner(
            LedgerReader entries,
            LedgerStorageEngine engine,
            DataSource dataSource,
            HeadProperties settings,
            StorageProperties storage) {
        return HeadSigner.create(entries, engine::durableNumber, dataSource, settings, storage.data());
    }

    @Bean
    @ConditionalOnProperty("mutatieboek.heads.archive")
    HeadArchiveScheduler headArchiveScheduler(HeadSigner headSigner, HeadProperties settings) {
        return new HeadArchiveScheduler(
                headSigner::findLatestOfWriter,
                Path.of(Objects.requireNonNull(settings.archive())).toAbsolutePath(),
                settings.archiveEvery());
    }

    @Bean
    CosignatureCollector cosignatureCollector(HeadSigner headSigner, HeadProperties settings, Clock clock) {
        return CosignatureCollector.create(headSigner, settings, clock);
    }

    @Bean
    CosigningScheduler cosigningScheduler(CosignatureCollector collector, HeadProperties settings) {
        return new CosigningScheduler(collector, settings.witnessEvery());
    }
}
