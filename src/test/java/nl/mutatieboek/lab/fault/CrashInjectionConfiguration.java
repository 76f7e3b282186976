package nl.mutatieboek.lab.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Added on a command line: a proxy between the application and its database that kills the process with SIGKILL at the
 * n-th occurrence of a point.
 */
class CrashInjectionConfiguration {
    /** The setting that names the point, a {@link KillPoint}. */
    static final String POINT = "fire.point";

    private static final long WATCH_NANOS = 100_000;

    /** The property with the occurrence, counted from 1. */
    static final String TIME = "fire.time";

    @Bean
    static BeanPostProcessor crashInjector(Environment environment) {
        KillPoint point = environment.getProperty(POINT, KillPoint.class, KillPoint.RANDOM);
        CrashTrigger trigger = new CrashTrigger(point, environment.getProperty(TIME, Integer.class, 0));
        if (point == KillPoint.IN_SIGNED_HEAD) {
            Path heads =
                    HeadInvariantChecker.headDirectory(Path.of(environment.getRequiredProperty("mutatieboek.data")));
            Thread.ofPlatform().daemon().start(() -> watch(heads.resolve("last-head.txt.part"), trigger));
        }
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source && point.isInProcess()
                        ? proxy(
                                DataSource.class,
                                new ObservingInvocationHandler(source, new ObservedConnection(trigger), ""))
                        : bean;
            }
        };
    }

    /** Reaches the point whenever the file appears. */
    private static void watch(Path file, CrashTrigger trigger) {
        boolean there = false;
        while (true) {
            boolean now = Files.exists(file);
            if (now && !there) {
                trigger.reached(KillPoint.IN_SIGNED_HEAD);
            }
            there = now;
            LockSupport.parkNanos(WATCH_NANOS);
        }
    }

    /** Counts, and pulls. */
    static final class CrashTrigger {
        private final KillPoint point;
        private final AtomicInteger left;

        CrashTrigger(KillPoint point, int time) {
            this.point = point;
            this.left = new AtomicInteger(time);
        }

        void reached(KillPoint here) {
            if (here == point && left.decrementAndGet() == 0) {
                kill();
            }
        }
    }

    /** SIGKILL to this process; does not return. */
    static void kill() {
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (true) {
            LockSupport.park();
        }
    }

    /** One connection: what was done on it since its last commit. */
    private static final class ObservedConnection {
        private final CrashTrigger trigger;
        private boolean appended;
        private boolean committed;

        ObservedConnection(CrashTrigger trigger) {
            this.trigger = trigger;
        }

        void before(String sql) {
            trigger.reached(KillPoint.STARTING);
            if (sql.startsWith("create")
                    || sql.startsWith("alter table")
                    || sql.startsWith("insert into ledger_head")) {
                trigger.reached(KillPoint.MIGRATING);
            } else if (sql.contains("insert into ledger_entry")) {
                trigger.reached(KillPoint.BEFORE_APPEND);
            } else if (sql.startsWith("update ledger_head set ledger_number")) {
                trigger.reached(KillPoint.BEFORE_HEAD);
            } else if (sql.startsWith("checkpoint sync") && committed) {
                trigger.reached(KillPoint.BEFORE_SYNC);
            } else if (sql.startsWith("insert into tree_tile")) {
                trigger.reached(KillPoint.BEFORE_TILE);
            }
        }

        void after(String sql) {
            if (sql.contains("insert into ledger_entry")) {
                appended = true;
            } else if (sql.startsWith("checkpoint sync") && committed) {
                committed = false;
                trigger.reached(KillPoint.AFTER_SYNC);
            } else if (sql.startsWith("insert into tree_tile")) {
                trigger.reached(KillPoint.AFTER_TILE);
            }
        }

        void beforeCommit() {
            if (appended) {
                trigger.reached(KillPoint.BEFORE_COMMIT);
            }
        }

        void afterCommit(boolean commitSyncs) {
            if (appended && commitSyncs) {
                trigger.reached(KillPoint.AFTER_SYNC);
            }
            committed = appended;
            appended = false;
        }
    }

    /** Passes everything on, and tells the line of what it knows. */
    private record ObservingInvocationHandler(Object behind, ObservedConnection line, String sql)
            implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
            String statement = args != null && args.length > 0 && args[0] instanceof String text ? lower(text) : sql;
            boolean executes = behind instanceof Statement && method.getName().startsWith("execute");
            boolean commits = behind instanceof Connection && method.getName().equals("commit");
            if (executes) {
                line.before(statement);
            } else if (commits) {
                line.beforeCommit();
            }
            Object result = passOn(method, args);
            if (executes) {
                line.after(statement);
            } else if (commits) {
                line.afterCommit(!h2());
            }
            return switch (result) {
                case Connection connection ->
                    proxy(Connection.class, observe(connection, new ObservedConnection(line.trigger), ""));
                case CallableStatement call -> call;
                case PreparedStatement made -> proxy(PreparedStatement.class, observe(made, line, statement));
                case Statement made -> proxy(Statement.class, observe(made, line, ""));
                case null, default -> result;
            };
        }

        private static ObservingInvocationHandler observe(Object behind, ObservedConnection line, String sql) {
            return new ObservingInvocationHandler(behind, line, sql);
        }

        private boolean h2() throws java.sql.SQLException {
            return ((Connection) behind).getMetaData().getURL().startsWith("jdbc:h2:");
        }

        private Object passOn(Method method, Object[] args) throws Throwable {
            try {
                return method.invoke(behind, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        /** Without the comments before it. */
        private static String lower(String sql) {
            return sql.lines()
                    .dropWhile(line -> line.isBlank() || line.startsWith("--"))
                    .collect(Collectors.joining("\n"))
                    .strip()
                    .toLowerCase(Locale.ROOT);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                CrashInjectionConfiguration.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
