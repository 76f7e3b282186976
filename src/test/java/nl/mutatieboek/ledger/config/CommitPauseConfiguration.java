package nl.mutatieboek.ledger.config;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Added on a command line: suspends the process (SIGSTOP) between append and commit. */
class CommitPauseConfiguration {
    static final String PAUSES = "pauses within a commit";

    @Bean
    static BeanPostProcessor pausing() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database && name.equals("dataSource") ? pausing(database) : bean;
            }
        };
    }

    private static DataSource pausing(DataSource database) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                return wrapped(Connection.class, super.getConnection(), false);
            }
        };
    }

    private static <T> T wrapped(Class<T> type, T target, boolean movesHead) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(target, arguments);
                        if (method.getName().equals("prepareStatement")) {
                            boolean moves = ((String) arguments[0]).contains("update ledger_head set ledger_number");
                            return wrapped(PreparedStatement.class, (PreparedStatement) result, moves);
                        }
                        if (movesHead && method.getName().startsWith("execute")) {
                            pause();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static void pause() throws IOException, InterruptedException {
        System.err.println(PAUSES);
        new ProcessBuilder(
                        "kill", "-STOP", Long.toString(ProcessHandle.current().pid()))
                .start()
                .waitFor();
    }
}
