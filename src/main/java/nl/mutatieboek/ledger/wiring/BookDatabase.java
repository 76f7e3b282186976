package nl.mutatieboek.ledger.wiring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
}
