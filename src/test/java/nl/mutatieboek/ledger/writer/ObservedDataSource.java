package nl.mutatieboek.ledger.writer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Data source that reports each step of its connections before it happens; the report may fail the step. */
final class ObservedDataSource extends DelegatingDataSource {
    static final String SYNC = "checkpoint sync";
    static final String COMMIT = "commit";
    static final String COMMITTED = "committed";

    private final DatabaseStepHook hook;

    /** Sees the SQL of each statement before it is prepared or run, and each commit before and after. */
    interface DatabaseStepHook {
        void at(String step) throws SQLException;
    }

    ObservedDataSource(DataSource target, DatabaseStepHook hook) {
        super(target);
        this.hook = hook;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return observe(Connection.class, super.getConnection());
    }

    private <T> T observe(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals(COMMIT);
                    if (commit) {
                        hook.at(COMMIT);
                    } else if (arguments != null && arguments[0] instanceof String sql) {
                        hook.at(sql);
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        if (commit) {
                            hook.at(COMMITTED);
                        }
                        return method.getName().equals("createStatement")
                                ? observe(Statement.class, (Statement) result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
