package nl.mutatieboek.ledger.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Data source for H2 that blocks writes while H2 saves its file.
 *
 * <p>H2 saves its tables one after another and does not stop writes meanwhile (h2database/h2database#2080). If the
 * process is killed before the next save, a row can remain that belongs to a transaction of which nothing else is
 * saved. Such a row is never visible, rolled back or unlocked, and a statement that needs its key blocks forever. So
 * prepared writes within a transaction share this lock, and whatever makes H2 save takes it exclusively: a commit, a
 * write outside a transaction, a checkpoint. Reads are not blocked.
 *
 * <p>After H2 failed to write its file, all calls are rejected: H2 closes itself, and further calls may never return.
 */
public final class H2SaveLockingDataSource extends DelegatingDataSource {
    // Fair: a commit waits for running statements only, not for later ones.
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    private volatile @Nullable SQLException fileFailure;
    private volatile Consumer<String> onFileLost = reason -> {};

    /** H2 could not write or read its file and has closed itself; only a new process can open the database. */
    public static final class H2FileLostException extends SQLException {
        H2FileLostException(SQLException cause) {
            super("H2 failed to read or write its database file: " + cause.getMessage(), cause);
        }
    }

    public H2SaveLockingDataSource(DataSource target) {
        super(target);
    }

    /** Registers a listener that receives once why H2 closed its file. */
    public void onFileLost(Consumer<String> listener) {
        onFileLost = listener;
    }

    /** Returns the store behind the database, which is open as long as the connection pool is. */
    MVStore mvStore() throws SQLException {
        try (Connection connection = getConnection()) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            return session.getDatabase().getStore().getMvStore();
        }
    }

    /** Runs work on the file while no write runs; returns for how long writes waited, in nanoseconds. */
    long executeWithoutWrites(Runnable work) throws SQLException {
        lock.writeLock().lock();
        try {
            refuseIfLost();
            long started = System.nanoTime();
            work.run();
            return System.nanoTime() - started;
        } catch (MVStoreException e) {
            throw fileLost(new SQLException(e.getMessage(), e));
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        refuseIfLost();
        return guarded(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        refuseIfLost();
        return guarded(super.getConnection(user, password));
    }

    private Connection guarded(Connection connection) {
        return proxy(Connection.class, (proxy, method, args) -> switch (method.getName()) {
            case "commit", "rollback" -> invokeLocked(lock.writeLock(), connection, method, args);
            default -> guarded(invoke(connection, method, args), connection);
        });
    }

    private @Nullable Object guarded(@Nullable Object result, Connection connection) {
        return switch (result) {
            case PreparedStatement statement ->
                proxy(
                        PreparedStatement.class,
                        (proxy, method, args) -> isWrite(method)
                                ? invokeLocked(
                                        connection.getAutoCommit() ? lock.writeLock() : lock.readLock(),
                                        statement,
                                        method,
                                        args)
                                : invoke(statement, method, args));
            case Statement statement ->
                proxy(
                        Statement.class,
                        (proxy, method, args) -> isWrite(method)
                                ? invokeLocked(lock.writeLock(), statement, method, args)
                                : invoke(statement, method, args));
            case null, default -> result;
        };
    }

    private static boolean isWrite(Method method) {
        return method.getName().startsWith("execute") && !method.getName().equals("executeQuery");
    }

    private @Nullable Object invokeLocked(
            Lock acquired, Object target, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        acquired.lock();
        try {
            return invoke(target, method, args);
        } finally {
            acquired.unlock();
        }
    }

    private @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        refuseIfLost();
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            if (e.getTargetException() instanceof SQLException failure && isFileFailure(failure)) {
                throw fileLost(failure);
            }
            throw e.getTargetException();
        }
    }

    private void refuseIfLost() throws H2FileLostException {
        SQLException failure = fileFailure;
        if (failure != null) {
            throw new H2FileLostException(failure);
        }
    }

    private synchronized H2FileLostException fileLost(SQLException failure) {
        H2FileLostException exception = new H2FileLostException(failure);
        if (fileFailure == null) {
            fileFailure = failure;
            onFileLost.accept(String.valueOf(exception.getMessage()));
        }
        return exception;
    }

    /** Tells whether H2's store failed or closed itself, as opposed to an error in the statement. */
    private static boolean isFileFailure(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case ErrorCode.DATABASE_IS_CLOSED, ErrorCode.FILE_CORRUPTED_1 -> true;
            case ErrorCode.GENERAL_ERROR_1, ErrorCode.IO_EXCEPTION_1 -> isStoreFailure(failure);
            default -> false;
        };
    }

    private static boolean isStoreFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException) {
                return true;
            }
        }
        return false;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(H2SaveLockingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
