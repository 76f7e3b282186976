package nl.mutatieboek.ledger.wiring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.store.QuietWhileSaving;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** One schema for both databases; they differ in the word for bytes only. */
@Configuration(proxyBeanMethods = false)
class BookDatabase {
    private static final String NOUGHTS = "0".repeat(64);

    @Bean
    FlywayConfigurationCustomizer wordsForBytes(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
            Map<String, String> words = h2
                    ? Map.of("bytes", "varbinary(1048576)", "hash", "varbinary(32)", "genesis", "X'" + NOUGHTS + "'")
                    : Map.of("bytes", "bytea", "hash", "bytea", "genesis", "'\\x" + NOUGHTS + "'");
            return configuration -> configuration.placeholders(words);
        }
    }

    /** H2's own transactions are whole after a kill only if nobody writes while it saves. */
    @Bean
    static BeanPostProcessor quietWhileSaving() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) throws BeansException {
                return bean instanceof DataSource source && isH2(source) ? new QuietWhileSaving(source) : bean;
            }
        };
    }

    private static boolean isH2(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("No database", e);
        }
    }
}
