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

/** One schema for both databases; they differ in the word for bytes only. */
@Configuration(proxyBeanMethods = false)
class DatabaseMigrationConfiguration {
    private static final String NOUGHTS = "0".repeat(64);

    /** Of migrations whose statements could not be run again until they were written anew, and mean the same now. */
    private static final Set<Integer> WRITTEN_ANEW = Set.of(-259893788, -106805736, 652075976, 1366075222, 440546214);

    @Bean
    FlywayConfigurationCustomizer flywayPlaceholders(DataSource dataSource) {
        Map<String, String> words = DatabaseProduct.isH2(dataSource)
                ? Map.of("bytes", "varbinary(1048576)", "hash", "varbinary(32)", "genesis", "X'" + NOUGHTS + "'")
                : Map.of("bytes", "bytea", "hash", "bytea", "genesis", "'\\x" + NOUGHTS + "'");
        return configuration -> configuration.placeholders(words);
    }

    /**
     * Every statement of every migration may be run again, so that one which a killed process did not finish is begun anew. A
     * book that a later version has migrated is not opened.
     */
    @Bean
    static FlywayMigrationStrategy migration() {
        return flyway -> {
            MigrationInfo[] all = flyway.info().all();
            requireNoLater(all);
            if (Arrays.stream(all).anyMatch(DatabaseMigrationConfiguration::isToBeRepaired)) {
                flyway.repair();
            }
            flyway.migrate();
        };
    }

    /** For a process that migrates nothing because somebody else does. */
    @Bean
    @ConditionalOnProperty(name = "spring.flyway.enabled", havingValue = "false")
    static InitializingBean schemaVersionCheck(DataSource dataSource) {
        return () -> requireNoLater(Flyway.configure()
                .dataSource(dataSource)
                .locations(
                        "classpath:db/migration",
                        "classpath:db/" + (DatabaseProduct.isH2(dataSource) ? "h2" : "postgresql"))
                .load()
                .info()
                .all());
    }

    private static void requireNoLater(MigrationInfo[] all) {
        Arrays.stream(all)
                .filter(one -> one.getState() == MigrationState.FUTURE_SUCCESS
                        || one.getState() == MigrationState.FUTURE_FAILED)
                .reduce((earlier, later) -> later)
                .ifPresent(later -> {
                    throw new LedgerStartupException(
                            ("A later version of this program has brought the book to schema %s, which"
                                            + " this version does not know. Start that version, or a later one.")
                                    .formatted(later.getVersion()));
                });
    }

    private static boolean isToBeRepaired(MigrationInfo one) {
        return one.getState() == MigrationState.FAILED
                || (one.getAppliedChecksum() != null
                        && WRITTEN_ANEW.contains(one.getAppliedChecksum())
                        && !one.isChecksumMatching());
    }

    /** H2's own transactions are whole after a kill only if nobody writes while it saves. */
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
