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

/**
 * The disk is full while eight people write: each of them hears 503 or nothing, what was acknowledged is there, and when there
 * is room again the book goes on. Room is taken from a process by a limit on the size of its files.
 */
@Tag("whole")
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
    void an_h2_book_stops_says_why_and_goes_on_once_it_is_started_with_room() throws IOException {
        H2CrashTestDatabase book = new H2CrashTestDatabase(folder);
        try (ServerProcess served = ServerProcess.from(book)) {
            crowd.begin(served, PEOPLE);
            crowd.awaitRecorded(100);
            long room = Files.size(folder.resolve("book.mv.db")) + 20_000;
            FileSizeLimiter.limit(served.process().pid(), Long.toString(room));

            ProcessResult ended = served.process().await();

            crowd.end();
            assertThat(ended.exit()).isEqualTo(FAILED);
            assertThat(ended.err()).contains("The book stops: ", "File too large");
        }
        assertThat(crowd.answers()).containsKeys("0", "201", "503 stopped");
        // Whose body was still coming in when the line broke hears that it was not read.
        // What is recorded may end before it is projected; then the answer is that it is behind.
        assertThat(crowd.answers().keySet()).isSubsetOf("0", "201", "503 behind", "503 not-now", "503 stopped");
        crowd.examine(book.reading());
        goesOn(book);
    }

    @Tag("long")
    @Test
    void a_postgresql_book_waits_where_a_table_cannot_grow_and_goes_on_by_itself() {
        CrashTestDatabase book = server().newBook();
        try (ServerProcess served = ServerProcess.from(book)) {
            crowd.begin(served, PEOPLE);
            // A file of the write-ahead log has a megabyte; only what is longer is refused then.
            crowd.awaitRecorded(1_300);
            server().limitFiles("1100000");
            crowd.awaitTold(told -> told.type().equals("not-recorded"), PEOPLE);
            server().limitFiles("unlimited");
            long before = crowd.count(HttpWorkload.WorkloadResponse::recorded);
            crowd.awaitRecorded((int) before + 100).end();

            assertThat(crowd.answers()).containsOnlyKeys("201", "503 not-recorded");
            ProcessResult ended = served.process().terminate();
            assertThat(ended.err()).contains("could not extend file").doesNotContain("The book stops");
        }
        crowd.examine(book.reading());
        goesOn(book);
    }

    @Test
    @Tag("long")
    void a_postgresql_server_that_ends_for_want_of_room_has_all_that_was_acknowledged() {
        CrashTestDatabase book = server().newBook();
        try (ServerProcess served = ServerProcess.from(book)) {
            crowd.begin(served, PEOPLE);
            crowd.awaitRecorded(100);
            server().limitFiles("500000");
            server().awaitEnd();
            crowd.awaitTold(told -> told.status() != 201, PEOPLE).end();
        }
        server().start();
        assertThat(crowd.answers().keySet()).isSubsetOf("0", "201", "503 not-recorded", "503 stopped", "503 too-late");
        crowd.examine(book.reading());
        goesOn(book);
    }

    private static KillablePostgresServer server() {
        if (server == null) {
            server = KillablePostgresServer.in(shared, 1);
        }
        return server;
    }

    private void goesOn(CrashTestDatabase book) {
        try (ServerProcess again = ServerProcess.from(book)) {
            crowd.repeat(again);
            assertThat(crowd.askNext(again).recorded()).isTrue();
            again.process().terminate();
        }
        crowd.examine(book.reading());
    }
}
