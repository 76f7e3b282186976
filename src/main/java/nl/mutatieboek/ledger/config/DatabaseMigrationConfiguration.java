package nl.mutatieboek.ledger.config;

import java.util.Arrays;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.DatabaseProduct;
import nl.mutatieboek.ledger.LedgerStartupException;
import nl.mutatieboek.ledger.store.H2SaveLockingDataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Flyway configuration: each database has its own migrations, which create the same tables. */
@Configuration(proxyBeanMethods = false)
class DatabaseMigrationConfiguration {
    /**
     * Migrates the database. Every statement may be repeated, so a migration that a killed process left unfinished is
     * started again. A database of a later version, or of a build before the first release, is rejected.
     */
    @Bean
    static FlywayMigrationStrategy migration() {
        return flyway -> {
            MigrationInfo[] all = flyway.info().all();
            requireKnownSchema(all);
            if (Arrays.stream(all).anyMatch(one -> one.getState() == MigrationState.FAILED)) {
                flyway.repair();
            }
            flyway.migrate();
        };
    }

    /** Checks the schema version when migrations are disabled. */
    @Bean
    @ConditionalOnProperty(name = "spring.flyway.enabled", havingValue = "false")
    static InitializingBean schemaVersionCheck(DataSource dataSource) {
        return () -> requireKnownSchema(Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/" + (DatabaseProduct.isH2(dataSource) ? "h2" : "postgresql"))
                .load()
                .info()
                .all());
    }

    private static void requireKnownSchema(MigrationInfo[] all) {
        if (Arrays.stream(all).anyMatch(DatabaseMigrationConfiguration::isOtherFirstMigration)) {
            throw new LedgerStartupException(
                    "A build from before the first release made this book, with other tables. This version cannot read"
                        + " it. Keep the book with that build, or start with an empty data directory or database and"
                        + " import again.");
        }
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

    private static boolean isOtherFirstMigration(MigrationInfo migration) {
        return MigrationVersion.fromVersion("1").equals(migration.getVersion())
                && migration.getState() == MigrationState.SUCCESS
                && !migration.isChecksumMatching();
    }

    /** Wraps H2 data sources: its transactions survive a kill only without writes during a save. */
    @Bean
    static BeanPostProcessor h2WriteBarrier() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) throws BeansException {
                return bean instanceof DataSource source && DatabaseProduct.isH2(source)
                        ? new H2SaveLockingDataSource(source)
                        : bean;
            }
        };
    }
}
