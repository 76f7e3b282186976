package nl.mutatieboek.ledger;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how much disk space the database of the ledger takes, without PostgreSQL's write-ahead log. */
public record DatabaseSizeReader(JdbcClient jdbc, boolean h2) {
    public static DatabaseSizeReader of(DataSource dataSource) {
        return new DatabaseSizeReader(JdbcClient.create(dataSource), DatabaseProduct.isH2(dataSource));
    }

    /** Returns the size in bytes. */
    public long read() {
        return jdbc.sql(
                        h2
                                ? "select cast(setting_value as bigint) from information_schema.settings"
                                        + " where setting_name = 'info.FILE_SIZE'"
                                : "select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }
}
