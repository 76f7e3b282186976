package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.mutatieboek.JavaProcess.ProcessResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The disk is full while eight clients write: each of them gets 503 or no answer, acknowledged entries are kept, and
 * writing continues when space is free again. A limit on file size simulates the full disk.
 */
@Tag("whole")
@Isolated
class FullDiskTest {
    private static final int PEOPLE = 8;
    private static final int FAILED = 3;

    @TempDir
    static Path shared;

    private static KillablePostgresServer server;

    @TempDir
    Path folder;

    private final HttpWorkload crowd = new HttpWorkload();

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void h2_ledger_stops_on_a_full_disk_and_continues_after_a_restart_with_space() throws IOException {
        H2CrashTestDatabase book = new H2CrashTestDatabase(folder);
        try (ServerProcess served = ServerProcess.start(book)) {
            crowd.start(served, PEOPLE);
            crowd.awaitRecorded(100);
            long limit = Files.size(folder.resolve("book.mv.db")) + 20_000;
            FileSizeLimiter.limitFileSize(served.process().pid(), Long.toString(limit));

            ProcessResult ended = served.process().await();

            crowd.end();
            assertThat(ended.exit()).isEqualTo(FAILED);
            assertThat(ended.err()).contains("Writer stopped; rejecting commands: ", "File too large");
        }
        assertThat(crowd.responseCounts()).containsKeys("0", "201", "503 stopped");
        // A client whose body was incomplete when the connection broke is answered that it was not read.
        // A recorded command may end before it is projected; then the answer is that the projection is behind.
        assertThat(crowd.responseCounts().keySet())
                .isSubsetOf("0", "201", "503 behind", "503 not-now", "503 stopped", "503 too-late");
        crowd.assertAllRecordedOnce(book.readOnlyDataSource());
        assertContinues(book);
    }

    @Tag("long")
    @Test
    void postgresql_ledger_continues_once_a_full_disk_has_space_again() {
        CrashTestDatabase book = server().newDatabase();
        try (ServerProcess served = ServerProcess.start(book)) {
            crowd.start(served, PEOPLE);
            // A file of the write-ahead log has a megabyte; only what is longer is refused then.
            crowd.awaitRecorded(1_300);
            server().limitFiles("1100000");
            crowd.awaitResponses(response -> response.type().equals("not-recorded"), PEOPLE);
            server().limitFiles("unlimited");
            long before = crowd.count(HttpWorkload.WorkloadResponse::recorded);
            crowd.awaitRecorded((int) before + 100).end();

            assertThat(crowd.responseCounts().keySet())
                    .contains("201", "503 not-recorded")
                    .isSubsetOf("201", "503 behind", "503 not-recorded", "503 too-late");
            ProcessResult ended = served.process().terminate();
            assertThat(ended.err()).contains("could not extend file").doesNotContain("Writer stopped");
        }
        crowd.assertAllRecordedOnce(book.readOnlyDataSource());
        assertContinues(book);
    }

    @Test
    @Tag("long")
    void postgresql_server_stopped_by_a_full_disk_keeps_acknowledged_entries() {
        CrashTestDatabase book = server().newDatabase();
        try (ServerProcess served = ServerProcess.start(book)) {
            crowd.start(served, PEOPLE);
            crowd.awaitRecorded(100);
            server().limitFiles("500000");
            server().awaitEnd();
            crowd.awaitResponses(response -> response.status() != 201, PEOPLE).end();
        }
        server().start();
        assertThat(crowd.responseCounts().keySet())
                .isSubsetOf("0", "201", "503 behind", "503 not-recorded", "503 stopped", "503 too-late");
        crowd.assertAllRecordedOnce(book.readOnlyDataSource());
        assertContinues(book);
    }

    private static KillablePostgresServer server() {
        if (server == null) {
            server = KillablePostgresServer.startIn(shared, 1);
        }
        return server;
    }

    private void assertContinues(CrashTestDatabase book) {
        try (ServerProcess again = ServerProcess.start(book)) {
            crowd.repeatAll(again);
            assertThat(crowd.registerNext(again).recorded()).isTrue();
            again.process().terminate();
        }
        crowd.assertAllRecordedOnce(book.readOnlyDataSource());
    }
}
