package nl.mutatieboek.lab.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Objects;
import javax.sql.DataSource;

/** A double-entry function in PostgreSQL with row locks; one call and one commit per mutation. */
final class DoubleEntryBenchmarkTarget implements ThroughputMeasurement.BenchmarkTarget {
    private final DataSource database;

    DoubleEntryBenchmarkTarget(DataSource database) throws IOException, SQLException {
        this.database = database;
        try (InputStream sql = Objects.requireNonNull(
                        DoubleEntryBenchmarkTarget.class.getResourceAsStream("/benchmark/double-entry.sql"));
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public ThroughputMeasurement.BenchmarkClient client(int number) throws SQLException {
        Connection connection = database.getConnection();
        PreparedStatement call = connection.prepareStatement("select record_mutation(?, ?, ?, ?, ?, ?, ?, ?)");
        return new ThroughputMeasurement.BenchmarkClient() {
            @Override
            public void record(BenchmarkMutation work) throws SQLException {
                call.setObject(1, LocalDate.of(2026, 9, 1));
                call.setString(2, "REALLOCATION");
                call.setString(3, "2026-OWB");
                call.setString(4, BenchmarkMutation.TITLE);
                call.setString(5, BenchmarkMutation.EXPLANATION);
                call.setString(6, BenchmarkMutation.DOCUMENT);
                call.setObject(7, work.accounts());
                call.setObject(8, work.amounts());
                call.executeQuery().close();
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }
}
