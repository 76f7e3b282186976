package nl.mutatieboek.security.account;

import java.nio.file.Path;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.DatabaseProduct;
import nl.mutatieboek.ledger.StorageProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chooses where keys are: in a file, or in a table that several processes share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PersonKeyProperties.class)
class AccountConfiguration {
    /** Keys of an H2 book are in {@code people.keys}; of a PostgreSQL book in a table unless a file is configured. */
    @Bean
    PersonKeyRepository personKeyRepository(
            DataSource database, JdbcClient sql, StorageProperties storage, PersonKeyProperties settings) {
        String file = settings.keys();
        if (!file.isEmpty()) {
            return new FilePersonKeyRepository(Path.of(file));
        }
        return DatabaseProduct.isH2(database)
                ? new FilePersonKeyRepository(storage.data().resolve("people.keys"))
                : new JdbcPersonKeyRepository(sql);
    }
}
