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
 * Brings a commit to the disk. PostgreSQL does so itself, if it is not told otherwise; H2 writes to the file and returns
 * before the disk has it, so that a checkpoint with a sync must follow.
 */
public final class CommitDiskSynchronizer {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** One statement: it is a round trip for every batch. What was set stronger than the disk of one machine stays. */
    private static final String WAIT_FOR_THE_DISK = """
        select set_config('synchronous_commit', case current_setting('synchronous_commit')
            when 'off' then 'on' else current_setting('synchronous_commit') end, true),
        set_config('idle_in_transaction_session_timeout', ?, true)\
        """;

    private final DataSource dataSource;
    private final boolean h2;
    private final String longestPause;

    public CommitDiskSynchronizer(DataSource dataSource) throws SQLException {
        this(dataSource, LONGEST_PAUSE);
    }

    /**
     * @param longestPause how long a writer may stand still in a transaction before PostgreSQL ends it, so that a process that was
     *     paused does not hold the ledger's head for ever; at least a millisecond
     */
    public CommitDiskSynchronizer(DataSource dataSource, Duration longestPause) throws SQLException {
        if (longestPause.toMillis() < 1) {
            throw new IllegalArgumentException("A writer may pause for a millisecond at least, not " + longestPause);
        }
        this.dataSource = dataSource;
        this.longestPause = longestPause.toMillis() + "ms";
        try (Connection connection = dataSource.getConnection()) {
            this.h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        }
    }

    /** Whether the book lies in a file that excludes every other process. */
    public boolean isSingleProcess() {
        return h2;
    }

    /** Within the transaction: its commit waits for the disk. */
    void requireSyncOnCommit() {
        if (!h2) {
            tellToWait();
        }
    }

    /**
     * After the commit, before anybody is answered.
     *
     * @throws SyncFailedException when the disk may not have it: nothing that follows can be trusted
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
     * Does something in a transaction, and brings it to the disk.
     *
     * @throws DataAccessResourceFailureException when the disk may not have it
     */
    public <T> T executeDurably(TransactionOperations transaction, Supplier<T> what) {
        T done = transaction.execute(status -> {
            requireSyncOnCommit();
            return what.get();
        });
        try {
            syncToDisk();
        } catch (SyncFailedException e) {
            throw new DataAccessResourceFailureException("The disk did not take it", e);
        }
        return Objects.requireNonNull(done);
    }

    private void tellToWait() {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement statement = connection.prepareStatement(WAIT_FOR_THE_DISK)) {
            statement.setString(1, longestPause);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL could not be told how to commit", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** A commit did not reach the disk. */
    public static final class SyncFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SyncFailedException(Throwable cause) {
            super("The disk did not take a commit", cause);
        }
    }
}
