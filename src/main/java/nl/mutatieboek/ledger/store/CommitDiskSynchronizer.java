package nl.mutatieboek.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Syncs commits to disk. PostgreSQL does so at commit unless it is configured otherwise; H2 returns before its file is
 * synced, so a checkpoint with sync must follow.
 */
public final class CommitDiskSynchronizer {
    private static final Duration MAX_PAUSE = Duration.ofSeconds(5);

    /** One statement, because each batch pays for the round trip. A stronger setting than one machine's disk stays. */
    private static final String REQUIRE_SYNCHRONOUS_COMMIT = """
        select set_config('synchronous_commit', case current_setting('synchronous_commit')
            when 'off' then 'on' else current_setting('synchronous_commit') end, true),
        set_config('idle_in_transaction_session_timeout', ?, true)\
        """;

    private final DataSource dataSource;
    private final boolean h2;
    private final String maxPause;

    public CommitDiskSynchronizer(DataSource dataSource) throws SQLException {
        this(dataSource, MAX_PAUSE);
    }

    /**
     * @param maxPause how long a writer may pause in a transaction before PostgreSQL ends it, so that a suspended
     *     process does not lock the ledger's head forever; at least a millisecond
     */
    public CommitDiskSynchronizer(DataSource dataSource, Duration maxPause) throws SQLException {
        if (maxPause.toMillis() < 1) {
            throw new IllegalArgumentException("Maximum pause must be at least 1 ms: " + maxPause);
        }
        this.dataSource = dataSource;
        this.maxPause = maxPause.toMillis() + "ms";
        try (Connection connection = dataSource.getConnection()) {
            this.h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        }
    }

    /** Tells whether the database is a file that only one process can open. */
    public boolean isSingleProcess() {
        return h2;
    }

    /** Called within the transaction: makes its commit wait for the disk. */
    void requireSyncOnCommit() {
        if (!h2) {
            requireSynchronousCommit();
        }
    }

    /**
     * Called after the commit, before any result is returned.
     *
     * @throws SyncFailedException if the commit may not be on disk; the writer must stop
     */
    void syncToDisk() {
        if (h2) {
            Connection connection;
            try {
                connection = DataSourceUtils.getConnection(dataSource);
            } catch (RuntimeException e) {
                throw new SyncFailedException(e);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint sync");
            } catch (SQLException e) {
                throw new SyncFailedException(e);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }
    }

    /**
     * Runs the work in a transaction and syncs it to disk.
     *
     * @throws DataAccessResourceFailureException if it may not be on disk
     */
    public <T> T executeDurably(TransactionOperations transaction, Supplier<T> work) {
        T result = transaction.execute(status -> {
            requireSyncOnCommit();
            return work.get();
        });
        try {
            syncToDisk();
        } catch (SyncFailedException e) {
            throw new DataAccessResourceFailureException("Sync to disk failed", e);
        }
        return Objects.requireNonNull(result);
    }

    private void requireSynchronousCommit() {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement statement = connection.prepareStatement(REQUIRE_SYNCHRONOUS_COMMIT)) {
            statement.setString(1, maxPause);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("Setting synchronous_commit on PostgreSQL failed", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** A commit may not have reached the disk. */
    public static final class SyncFailedException extends RuntimeException {
        SyncFailedException(Throwable cause) {
            super("Sync of a commit to disk failed", cause);
        }
    }
}
