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
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * For H2: nothing is written while it saves. H2 saves its tables one after another, and does not stop others meanwhile
 * (h2database/h2database#2080); a process that is killed before the next time can leave a row that belongs to a transaction
 * of which nothing else is saved. Such a row is never shown, never rolled back and never free: whoever
 * needs its key stands still for ever. So a prepared write within a transaction shares this lock with others like it,
 * and whatever makes H2 save is alone: a commit, a write outside a transaction, a checkpoint. Reading is not held up.
 *
 * <p>Once H2 could not write its file it is not asked again: it closes itself, and what it is then asked may never return.
 */
public final class H2WriteBarrier extends DelegatingDataSource {
    // Fair: a commit waits for the statements under way, not for those that come after it.
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    private volatile @Nullable SQLException lost;
    private volatile Consumer<String> whenLost = reason -> {};

    /** H2 could not write or read its file, and has closed itself: only another process can open the book again. */
    public static final class H2FileLostException extends SQLException {
        private static final long serialVersionUID = 1L;

        H2FileLostException(SQLException cause) {
            super("H2 cannot go on with its file: " + cause.getMessage(), cause);
        }
    }

    public H2WriteBarrier(DataSource behind) {
        super(behind);
    }

    /** From now on this is told, once, why H2 cannot go on with its file. */
    public void onFileLost(Consumer<String> told) {
        whenLost = told;
    }

    @Override
    public Connection getConnection() throws SQLException {
        refuseIfLost();
        return watched(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        refuseIfLost();
        return watched(super.getConnection(user, password));
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (proxy, method, args) -> switch (method.getName()) {
            case "commit", "rollback" -> holding(lock.writeLock(), connection, method, args);
            default -> watched(invoke(connection, method, args), connection);
        });
    }

    private @Nullable Object watched(@Nullable Object result, Connection connection) {
        return switch (result) {
            case PreparedStatement statement ->
                proxy(
                        PreparedStatement.class,
                        (proxy, method, args) -> writes(method)
                                ? holding(
                                        connection.getAutoCommit() ? lock.writeLock() : lock.readLock(),
                                        statement,
                                        method,
                                        args)
                                : invoke(statement, method, args));
            case Statement statement ->
                proxy(
                        Statement.class,
                        (proxy, method, args) -> writes(method)
                                ? holding(lock.writeLock(), statement, method, args)
                                : invoke(statement, method, args));
            case null, default -> result;
        };
    }

    private static boolean writes(Method method) {
        return method.getName().startsWith("execute") && !method.getName().equals("executeQuery");
    }

    private @Nullable Object holding(Lock held, Object behind, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        held.lock();
        try {
            return invoke(behind, method, args);
        } finally {
            held.unlock();
        }
    }

    private @Nullable Object invoke(Object behind, Method method, @Nullable Object @Nullable [] args) throws Throwable {
        refuseIfLost();
        try {
            return method.invoke(behind, args);
        } catch (InvocationTargetException e) {
            if (e.getTargetException() instanceof SQLException failure && losesFile(failure)) {
                throw lost(failure);
            }
            throw e.getTargetException();
        }
    }

    private void refuseIfLost() throws H2FileLostException {
        SQLException before = lost;
        if (before != null) {
            throw new H2FileLostException(before);
        }
    }

    private synchronized H2FileLostException lost(SQLException failure) {
        H2FileLostException told = new H2FileLostException(failure);
        if (lost == null) {
            lost = failure;
            whenLost.accept(String.valueOf(told.getMessage()));
        }
        return told;
    }

    /** Not of the statement: what H2 says when its store has failed, or has closed itself because of that. */
    private static boolean losesFile(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case ErrorCode.DATABASE_IS_CLOSED, ErrorCode.FILE_CORRUPTED_1 -> true;
            case ErrorCode.GENERAL_ERROR_1, ErrorCode.IO_EXCEPTION_1 -> ofTheStore(failure);
            default -> false;
        };
    }

    private static boolean ofTheStore(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException) {
                return true;
            }
        }
        return false;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(H2WriteBarrier.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
