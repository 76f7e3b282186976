package nl.mutatieboek.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Brings a commit to the disk. PostgreSQL does so itself, if it is not told otherwise; H2 writes to the file and returns
 * before the disk has it, so that a checkpoint with a sync must follow.
 */
public final class Durability {
    private final DataSource dataSource;
    private final boolean h2;

    public Durability(DataSource dataSource) throws SQLException {
        this.dataSource = dataSource;
        try (Connection connection = dataSource.getConnection()) {
            this.h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        }
    }

    /** Within the transaction: its commit waits for the disk. */
    void beforeCommit() {
        if (!h2) {
            execute("set local synchronous_commit = on");
        }
    }

    /**
     * After the commit, before anybody is answered.
     *
     * @throws SyncFailed when the disk may not have it: nothing that follows can be trusted
     */
    void afterCommit() {
        if (h2) {
            try {
                execute("checkpoint sync");
            } catch (RuntimeException e) {
                throw new SyncFailed(e);
            }
        }
    }

    private void execute(String sql) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " failed", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** A commit did not reach the disk. */
    public static final class SyncFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SyncFailed(Throwable cause) {
            super("The disk did not take a commit", cause);
        }
    }
}
