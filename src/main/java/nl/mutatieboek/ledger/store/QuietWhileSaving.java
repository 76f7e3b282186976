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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * For H2: nothing is written while it saves. H2 saves its tables one after another, and does not stop others meanwhile
 * (h2database/h2database#2080); a process that is killed before the next time can leave a row that belongs to a transaction
 * of which nothing else is saved. Such a row is never shown, never rolled back and never free: the projection, or the ledger,
 * that needs its key stands still for ever. So a prepared write within a transaction shares this lock with others like it,
 * and whatever makes H2 save is alone: a commit, a write outside a transaction, a checkpoint. Reading is not held up.
 */
public final class QuietWhileSaving extends DelegatingDataSource {
    // Fair: a commit waits for the statements under way, not for those that come after it.
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    public QuietWhileSaving(DataSource behind) {
        super(behind);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return watched(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
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

    private static @Nullable Object holding(Lock lock, Object behind, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        lock.lock();
        try {
            return invoke(behind, method, args);
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable Object invoke(Object behind, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(behind, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(QuietWhileSaving.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
