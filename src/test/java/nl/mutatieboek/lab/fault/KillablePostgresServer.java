package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.ledger.config.ReadOnlyLedgerConfiguration;
import nl.mutatieboek.ledger.projection.CheckpointFile;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL server on its own data directory with {@code fsync}, which the embedded server of other tests switches
 * off. It can be killed and restarted.
 */
final class KillablePostgresServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private final Path folder;
    private final Path programs;
    private final int port;
    private Process server;
    private int books;

    private KillablePostgresServer(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /** The library unpacks once per resolver and then keeps that folder. */
    private static final class UncachedBinaryResolver implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machineHardware) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
        }
    }

    /** Unpacks and starts a server with an empty folder. */
    static KillablePostgresServer startIn(Path folder) {
        return startIn(folder, 16);
    }

    /**
     * @param logSegment the size of a file of its write-ahead log, in megabytes
     */
    static KillablePostgresServer startIn(Path folder, int logSegment) {
        // Only to unpack the programs.
        try (EmbeddedPostgres made = TestDatabase.postgresBuilder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setPgBinaryResolver(new UncachedBinaryResolver())
                .start()) {
            assertThat(made.getPort()).isPositive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        KillablePostgresServer server = new KillablePostgresServer(folder, programs(folder), freePort());
        server.awaitExit(server.run(
                "initdb",
                List.of(
                        "-A",
                        "trust",
                        "-U",
                        "postgres",
                        "-E",
                        "UTF8",
                        "--no-sync",
                        "--wal-segsize=" + logSegment,
                        "-D",
                        server.data())));
        return server.start();
    }

    /** Starts the server on what its data folder holds, and returns when it answers. */
    KillablePostgresServer start() {
        List<String> options = List.of(
                "-D",
                data(),
                "-p",
                Integer.toString(port),
                "-c",
                "fsync=on",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            // Remains of a killed server may still be ending, and prevent a new start.
            if (server == null || !server.isAlive()) {
                server = run("postgres", options);
            }
            try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "")) {
                return connection.isValid(5) ? this : start();
            } catch (SQLException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        throw new AssertionError("The server does not start; see " + log());
    }

    /**
     * From now on no process of the server writes beyond this place of any file, as if the disk were full; PostgreSQL takes
     * the one for the other.
     *
     * @param bytes the place, or {@code unlimited}
     */
    void limitFiles(String bytes) {
        Stream.concat(Stream.of(server.toHandle()), server.descendants())
                .forEach(process -> FileSizeLimiter.limitFileSize(process.pid(), bytes));
    }

    /** Waits until the server has ended by itself. */
    void awaitEnd() {
        awaitExit(server);
    }

    /** {@code pg_ctl stop -m immediate}: every process of the server ends where it is. */
    void stopImmediately() {
        stop("immediate");
    }

    /**
     * @param mode as {@code pg_ctl stop} names it
     */
    void stop(String mode) {
        awaitExit(run("pg_ctl", List.of("stop", "-m", mode, "-D", data())));
        awaitExit(server);
    }

    /** SIGKILL to the server's first process; its others find out by themselves. */
    void kill() {
        awaitExit(server.destroyForcibly());
    }

    /** A new, empty book on this server. */
    CrashTestDatabase newDatabase() {
        books++;
        String name = "book" + books;
        try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Path data = folder.resolve("memory of " + name);
        return new CrashTestDatabase() {
            @Override
            public List<String> options() {
                return List.of(
                        "--spring.datasource.url=" + url(name),
                        "--spring.datasource.username=postgres",
                        "--mutatieboek.data=" + data);
            }

            @Override
            public Path data() {
                return data;
            }

            @Override
            public CheckpointFile checkpoint() {
                return CheckpointFile.inDirectory(
                        data,
                        ReadOnlyLedgerConfiguration.checkpointKey(
                                new DriverManagerDataSource(url(name), "postgres", "")));
            }

            @Override
            public DataSource readOnlyDataSource() {
                DataSource reading = new DriverManagerDataSource(url(name), "postgres", "");
                awaitSessionsClosed(reading);
                return reading;
            }

            @Override
            public boolean killable() {
                return true;
            }

            @Override
            public String toString() {
                return "PostgreSQL " + name;
            }
        };
    }

    /**
     * A killed process is gone at once, but its last request to the server may go on: a commit in progress completes.
     */
    private static void awaitSessionsClosed(DataSource reading) {
        JdbcClient book = JdbcClient.create(reading);
        Awaitility.await("what the killed process asked is done")
                .atMost(PATIENCE)
                .until(() -> book.sql("""
                    select count(*) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()\
                    """).query(Long.class).single() == 0);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        stopImmediately();
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Process run(String program, List<String> options) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; a namespace of its own hides root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(options);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitExit(Process process) {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("it ends; see " + log())
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path programs(Path folder) {
        try (Stream<Path> unpacked = Files.list(folder)) {
            return unpacked.map(path -> path.resolve("bin"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
