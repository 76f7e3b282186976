package nl.mutatieboek.cli;

import java.io.IOException;
import java.util.List;
import javax.sql.DataSource;
import nl.mutatieboek.evidence.RecomputedRows;
import nl.mutatieboek.evidence.Verification;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.wiring.BookForReading;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.stereotype.Component;

/**
 * All that is needed to verify a book: the database, read-only, the read port, and the rows that can be derived again. Not a
 * {@code @Configuration}, so that a served book does not find it.
 */
@Import(BookForReading.class)
@ImportAutoConfiguration({
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
@EnableConfigurationProperties(DataSourceProperties.class)
@ComponentScan(
        basePackages = "nl.mutatieboek",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.CUSTOM, classes = BookToVerify.ComponentsOfRooms.class))
class BookToVerify {
    /** Of everything that a served book finds, only this. */
    static final class ComponentsOfRooms extends AssignableTypeFilter {
        ComponentsOfRooms() {
            super(RecomputedRows.class);
        }

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory readers) throws IOException {
            return reader.getAnnotationMetadata().hasAnnotation(Component.class.getName())
                    && super.match(reader, readers);
        }
    }

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
    Verification verification(Entries entries, ObjectProvider<RecomputedRows> rows) {
        return new Verification(entries, List.copyOf(rows.orderedStream().toList()));
    }
}
