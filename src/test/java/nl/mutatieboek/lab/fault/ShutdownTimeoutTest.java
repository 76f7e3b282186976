package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import nl.mutatieboek.JavaProcess.ProcessResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A process ends within its shutdown timeout, whatever blocks it. */
@Tag("whole")
class ShutdownTimeoutTest {
    private static final Duration LONGEST = Duration.ofSeconds(45);
    private static final int PEOPLE = 4;

    @TempDir
    Path folder;

    private final HttpWorkload crowd = new HttpWorkload();
    private KillablePostgresServer server;
    private CrashTestDatabase book;

    @BeforeEach
    void start() {
        server = KillablePostgresServer.startIn(folder);
        book = server.newDatabase();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void shutdown_rejects_queued_commands_after_the_grace_period_of_a_blocked_writer() throws SQLException {
        try (ServerProcess served =
                with("--mutatieboek.grace=1s", "--spring.lifecycle.timeout-per-shutdown-phase=1s")) {
            crowd.start(served, PEOPLE).awaitMoreRecorded(20);
            try (Connection holding = database().getConnection();
                    Statement statement = holding.createStatement()) {
                holding.setAutoCommit(false);
                statement.execute("select * from ledger_head for update");
                awaitBlockedWriter();
                long requested = System.nanoTime();

                ProcessResult ended = served.process().terminate();

                assertThat(Duration.ofNanos(System.nanoTime() - requested)).isLessThan(LONGEST);
                assertThat(ended.err()).contains("Writer thread did not finish within the grace period");
                holding.rollback();
            }
            crowd.end();
        }
        assertThat(crowd.responseCounts().keySet())
                .isSubsetOf("0", "201", "503 behind", "503 not-now", "503 stopped", "503 too-late");
        crowd.assertAllRecordedOnce(book.readOnlyDataSource());
        try (ServerProcess again = ServerProcess.start(book)) {
            crowd.repeatAll(again);
            again.process().terminate();
        }
        crowd.assertAllRecordedOnce(book.readOnlyDataSource());
    }

    @Tag("long")
    @Test
    void hanging_process_is_ended_after_its_writer_has_stopped() throws SQLException {
        try (ServerProcess served = with(
                "--mutatieboek.longest-end=2s",
                "--spring.main.sources=" + HangingShutdownConfiguration.class.getName())) {
            crowd.start(served, PEOPLE).awaitMoreRecorded(20);
            try (Connection other = database().getConnection();
                    Statement statement = other.createStatement()) {
                statement.execute("update ledger_head set epoch = epoch + 1");
            }

            ProcessResult ended = served.process().await();

            assertThat(ended.exit()).as(ended.err()).isEqualTo(3);
            assertThat(ended.err()).contains("Writer stopped; rejecting commands: ");
            crowd.end();
        }
        crowd.assertAllRecordedOnce(book.readOnlyDataSource());
    }

    /** While it is served. */
    private DataSource database() {
        String option = "--spring.datasource.url=";
        String url = book.options().stream()
                .filter(one -> one.startsWith(option))
                .findFirst()
                .orElseThrow()
                .substring(option.length());
        return new DriverManagerDataSource(url, "postgres", "");
    }

    private ServerProcess with(String... options) {
        List<String> all = new ArrayList<>(book.options());
        all.addAll(List.of(options));
        return ServerProcess.start(all);
    }

    private void awaitBlockedWriter() {
        JdbcClient sql = JdbcClient.create(database());
        await().atMost(LONGEST)
                .until(() -> sql.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                                .query(Long.class)
                                .single()
                        > 0);
    }
}
