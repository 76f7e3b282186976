package nl.mutatieboek.ledger.config;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.LedgerProperties;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.StorageProperties;
import nl.mutatieboek.ledger.proof.BookIdentityRepository;
import nl.mutatieboek.ledger.proof.CosignatureCollector;
import nl.mutatieboek.ledger.proof.HeadProperties;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.HeadTimestampFile;
import nl.mutatieboek.ledger.proof.HeadTimestamper;
import nl.mutatieboek.ledger.proof.TileRebuilder;
import nl.mutatieboek.ledger.store.LedgerStorageEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Spring beans that sign heads and publish them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HeadProperties.class)
class HeadConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(HeadConfiguration.class);

    @Bean
    HeadSigner headSigner(
            LedgerReader entries,
            LedgerStorageEngine engine,
            DataSource dataSource,
            HeadProperties settings,
            StorageProperties storage,
            LedgerProperties ledger,
            Environment environment) {
        // The first start records a key that carries the name. Nobody keeps heads of a demo.
        if (settings.hasDefaultName()
                && !environment.acceptsProfiles(Profiles.of("demo"))
                && new BookIdentityRepository(dataSource).findPublicKey().isEmpty()) {
            LOG.warn("The heads of this book will carry the default name mutatieboek, which cannot change later. For a"
                    + " name of its own, set mutatieboek.heads.name and begin with an empty book"
                    + " (docs/guides/heads.md).");
        }
        return new HeadSigner(
                entries,
                engine.recentEntries(),
                engine::durableNumber,
                engine::epoch,
                dataSource,
                settings,
                storage.data(),
                ledger.patience());
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
    @ConditionalOnProperty("mutatieboek.heads.timestamp-authority")
    HeadTimestampScheduler headTimestampScheduler(HeadSigner headSigner, HeadProperties settings, Clock clock) {
        if (settings.archive() == null) {
            throw new LedgerStartupException(
                    "mutatieboek.heads.timestamp-authority needs mutatieboek.heads.archive, to which time-stamps are"
                            + " written.");
        }
        return new HeadTimestampScheduler(
                headSigner::findLatestOfWriter,
                new HeadTimestamper(Objects.requireNonNull(settings.timestampAuthority()), clock),
                Path.of(settings.archive()).toAbsolutePath(),
                HeadTimestampFile.locate(headSigner),
                settings.timestampEvery(),
                clock);
    }

    @Bean
    TileRebuilder tileRebuilder(
            HeadSigner headSigner, LedgerReader entries, DataSource dataSource, LedgerStorageEngine engine) {
        return new TileRebuilder(headSigner, entries, dataSource, engine::epoch);
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
