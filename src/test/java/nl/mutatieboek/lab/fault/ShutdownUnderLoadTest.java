package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import nl.mutatieboek.JavaProcess.ProcessResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is stopped (SIGTERM) while clients write: each gets the recorded result, 503 or no answer; no
 * acknowledged entry is lost, and the process ends in time.
 */
@Tag("whole")
class ShutdownUnderLoadTest {
    private static final int ASKED_TO_END = 128 + 15;
    private static final Duration GRACE = Duration.ofSeconds(45);

    @TempDir
    Path folder;

    private final HttpWorkload crowd = new HttpWorkload();

    @Test
    void shutdown_under_load_keeps_acknowledged_entries_in_h2() {
        endUnderLoad(new H2CrashTestDatabase(folder));
    }

    @Test
    void shutdown_under_load_keeps_acknowledged_entries_in_postgresql() {
        try (KillablePostgresServer server = KillablePostgresServer.startIn(folder)) {
            endUnderLoad(server.newDatabase());
        }
    }

    private void endUnderLoad(CrashTestDatabase book) {
        try (ServerProcess served = ServerProcess.start(book)) {
            crowd.start(served, 16);
            crowd.awaitRecorded(100);
            long requested = System.nanoTime();

            ProcessResult ended = served.process().terminate();

            assertThat(Duration.ofNanos(System.nanoTime() - requested)).isLessThan(GRACE);
            assertThat(ended.exit()).as(ended.err()).isEqualTo(ASKED_TO_END);
            assertThat(ended.err()).doesNotContain("ERROR");
            crowd.end();
        }
        System.out.println(book + ": " + crowd.responseCounts());
        assertThat(crowd.responseCounts().keySet())
                .isSubsetOf("0", "201", "503 behind", "503 not-now", "503 stopped", "503 too-late");
        crowd.assertAllRecordedOnce(book.readOnlyDataSource());
        try (ServerProcess again = ServerProcess.start(book)) {
            crowd.repeatAll(again);
        }
        crowd.assertAllRecordedOnce(book.readOnlyDataSource());
    }
}
