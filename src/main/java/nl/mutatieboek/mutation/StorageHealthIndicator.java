package nl.mutatieboek.mutation;

import javax.sql.DataSource;
import nl.mutatieboek.ledger.DatabaseSizeReader;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Reports how much disk space the database takes, in all and for each mutation. */
@Component
final class StorageHealthIndicator extends AbstractHealthIndicator {
    private final DatabaseSizeReader database;
    private final ProjectionReader projections;

    StorageHealthIndicator(DataSource dataSource, ProjectionReader projections) {
        super("The size of the database cannot be read");
        this.database = DatabaseSizeReader.of(dataSource);
        this.projections = projections;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        long bytes = database.read();
        int mutations = projections.query(MutationRegisterProjection.class, MutationRegisterProjection::count);
        builder.up().withDetail("bytes", bytes);
        if (mutations > 0) {
            builder.withDetail("bytesPerMutation", bytes / mutations);
        }
    }
}
