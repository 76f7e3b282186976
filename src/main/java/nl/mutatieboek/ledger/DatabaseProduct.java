package nl.mutatieboek.ledger;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Detects the database product. */
public final class DatabaseProduct {
    private DatabaseProduct() {}

    public static boolean isH2(DataSource dataSource) {
        try {
            return "H2"
                    .equals(JdbcUtils.<String>extractDatabaseMetaData(
                            dataSource, DatabaseMetaData::getDatabaseProductName));
        } catch (MetaDataAccessException e) {
            throw e.getCause() instanceof SQLException cause
                    ? new CannotGetJdbcConnectionException("No database", cause)
                    : new CannotGetJdbcConnectionException("No database: " + e.getMessage());
        }
    }
}
