package nl.mutatieboek.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Public, because H2 calls it. */
public class H2SaveLockingDataSourceTest {
    private static volatile CountDownLatch begun = new CountDownLatch(1);
    private static volatile CountDownLatch mayEnd = new CountDownLatch(1);

    private final DataSource quiet = new H2SaveLockingDataSource(
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""));

    /** Called by the database, in the middle of a write. */
    public static int slowly() throws InterruptedException {
        begun.countDown();
        mayEnd.await();
        return 1;
    }

    @Test
    void commit_checkpoint_and_autocommit_wait_for_a_running_write() throws Exception {
        for (Callable<?> saves : saving()) {
            begun = new CountDownLatch(1);
            mayEnd = new CountDownLatch(1);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(this::writeSlowly);
            assertThat(begun.await(20, TimeUnit.SECONDS)).as(writing.toString()).isTrue();
            FutureTask<?> saved = new FutureTask<>(saves);
            Thread saver = Thread.ofPlatform().start(saved);
            Awaitility.await().until(() -> saver.getState() == Thread.State.WAITING || saved.isDone());

            assertThat(saved).isNotDone();
            assertThat(read()).isNotNegative();

            mayEnd.countDown();
            saved.get(20, TimeUnit.SECONDS);
            writing.get(20, TimeUnit.SECONDS);
        }
    }

    private Iterable<Callable<?>> saving() throws SQLException {
        Connection own = quiet.getConnection();
        own.createStatement().execute("create table a (n integer)");
        own.createStatement()
                .execute("create alias slowly for '" + H2SaveLockingDataSourceTest.class.getName() + ".slowly'");
        PreparedStatement alone = own.prepareStatement("insert into a values (2)");
        Connection inTransaction = quiet.getConnection();
        inTransaction.setAutoCommit(false);
        Statement checkpoint = inTransaction.createStatement();
        return List.of(
                () -> {
                    inTransaction.commit();
                    return null;
                },
                () -> {
                    inTransaction.rollback();
                    return null;
                },
                () -> checkpoint.execute("checkpoint sync"),
                alone::executeUpdate);
    }

    private void writeSlowly() {
        try (Connection connection = quiet.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement write = connection.prepareStatement("insert into a values (slowly())")) {
                write.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int read() throws SQLException {
        try (Connection connection = quiet.getConnection();
                PreparedStatement read = connection.prepareStatement("select count(*) from a");
                ResultSet rows = read.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
