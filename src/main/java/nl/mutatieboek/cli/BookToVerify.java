package nl.mutatieboek.cli;

import java.nio.file.Path;
import javax.sql.DataSource;
import nl.mutatieboek.evidence.Verification;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.wiring.BookForReading;
import nl.mutatieboek.ledger.wiring.Checkpoint;
import nl.mutatieboek.ledger.wiring.EmptyProjections;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All that is needed to verify a book: the database, read-only, the read port, and the projections. Named
 * one by one, because looking for them would take longer than verifying a year. Not a {@code @Configuration}, so that a
 * served book does not find it.
 */
@Import(BookForReading.class)
@EnableConfigurationProperties(DataSourceProperties.class)
class BookToVerify {
    /**
     * H2 neither makes a missing book nor writes to its file, not even to recover what a killed process left, and traces
     * nothing beside it.
     */
    private static final String READING = ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";

    @Bean
    DataSource book(DataSourceProperties properties) {
        String url = properties.determineUrl();
        return properties
                .initializeDataSourceBuilder()
                .type(SimpleDriverDataSource.class)
                .url(url.startsWith("jdbc:h2:") ? url + READING : url)
                .build();
    }

    @Bean
    DataSourceTransactionManager transactions(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    Verification verification(
            Entries entries, TransactionTemplate snapshot, @Value("${mutatieboek.data:data}") Path data) {
        Checkpoint checkpoint = Checkpoint.in(data);
        return new Verification(
                entries,
                EmptyProjections.OF_THE_ROOMS,
                () -> checkpoint.read(EmptyProjections.OF_THE_ROOMS, entries),
                snapshot);
    }
}
