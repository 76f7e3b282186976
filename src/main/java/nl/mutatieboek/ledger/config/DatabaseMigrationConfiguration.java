package nl.mutatieboek.ledger.config;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.DatabaseProduct;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.store.H2WriteBarrier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Flyway configuration: one schema for both databases, which differ only in their binary type. */
@Configuration(proxyBeanMethods = false)
class DatabaseMigrationConfiguration {
    private static final String ZEROS = "0".repeat(64);

    /** Checksums of migrations that were rewritten to be repeatable, with the same meaning. */
    private static final Set<Integer> REWRITTEN_CHECKSUMS =
            Set.of(-259893788, -106805736, 652075976, 1366075222, 440546214);

    @Bean
    FlywayConfigurationCustomizer flywayPlaceholders(DataSource dataSource) {
        Map<String, String> placeholders = DatabaseProduct.isH2(dataSource)
                ? Map.of("bytes", "varbinary(1048576)", "hash", "varbinary(32)", "genesis", "X'" + ZEROS + "'")
                : Map.of("bytes", "bytea", "hash", "bytea", "genesis", "'\\x" + ZEROS + "'");
        return configuration -> configuration.placeholders(placeholders);
    }

    /**
     * Migrates the database. Every statement may be repeated, so a migration that a killed process left unfinished is
     * started again. A database that a later version has migrated is rejected.
     */
    @Bean
    static FlywayMigrationStrategy migration() {
        return flyway -> {
            MigrationInfo[] all = flyway.info().all();
            requireNoLaterVersion(all);
            if (Arrays.stream(all).anyMatch(DatabaseMigrationConfiguration::needsRepair)) {
                flyway.repair();
            }
            flyway.migrate();
        };
    }

    /** Checks the schema version when migrations are disabled. */
    @Bean
    @ConditionalOnProperty(name = "spring.flyway.enabled", havingValue = "false")
    static InitializingBean schemaVersionCheck(DataSource dataSource) {
        return () -> requireNoLaterVersion(Flyway.configure()
                .dataSource(dataSource)
                .locations(
                        "classpath:db/migration",
                        "classpath:db/" + (DatabaseProduct.isH2(dataSource) ? "h2" : "postgresql"))
                .load()
                .info()
                .all());
    }

    private static void requireNoLaterVersion(MigrationInfo[] all) {
        Arrays.stream(all)
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED)
                .reduce((earlier, later) -> later)
                .ifPresent(later -> {
                    throw new LedgerStartupException(
                            ("The database has schema version %s, which is newer than this program"
                                            + " supports. Start the version that created it, or a later one.")
                                    .formatted(later.getVersion()));
                });
    }

    private static boolean needsRepair(MigrationInfo migration) {
        return migration.getState() == MigrationState.FAILED
                || (migration.getAppliedChecksum() != null
                        && REWRITTEN_CHECKSUMS.contains(migration.getAppliedChecksum())
                        && !migration.isChecksumMatching());
    }

    /** Wraps H2 data sources: its transactions survive a kill only without writes during a save. */
    @Bean
    static BeanPostProcessor h2WriteBarrier() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) throws BeansException {
                return bean instanceof DataSource source && DatabaseProduct.isH2(source)
                        ? new H2WriteBarrier(source)
                        : bean;
            }
        };
    }
}
