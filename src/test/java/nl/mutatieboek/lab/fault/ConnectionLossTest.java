package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nl.mutatieboek.lab.fault.FaultInjectionProxy.ConnectionFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The line between the book and PostgreSQL is cut, or falls silent, or the server is restarted, while eight people write: what
 * nobody knows the outcome of is known when it is sent again under its key, nothing is recorded twice, nothing acknowledged is
 * lost, and nobody waits for ever.
 */
@Tag("whole")
class ConnectionLossTest {
    private static final int PEOPLE = 8;
    private static final int CUTS = 5;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final HttpWorkload crowd = new HttpWorkload();
    private KillablePostgresServer server;
    private CrashTestDatabase book;

    @BeforeEach
    void start() {
        System.out.println("CutLineTest: -Dseed=" + seed);
        server = KillablePostgresServer.in(folder);
        book = server.newBook();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void a_line_that_is_cut_at_a_commit_or_anywhere_records_nothing_twice() throws Exception {
        try (FaultInjectionProxy proxy = new FaultInjectionProxy(server.port())) {
            for (ConnectionFault cut : ConnectionFault.values()) {
                try (ServerProcess served = through(proxy)) {
                    crowd.begin(served, PEOPLE).awaitMore(50);
                    proxy.cutNext(cut).get(30, TimeUnit.SECONDS);
                    assertThat(served.process().await().exit()).as(cut.name()).isEqualTo(3);
                    crowd.end();
                }
                crowd.examine(book.reading());
            }
            try (ServerProcess served = through(proxy)) {
                crowd.begin(served, PEOPLE);
                for (int i = 0; i < CUTS && !served.process().ended().isDone(); i++) {
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
                    proxy.cutAll();
                }
                crowd.end();
            }
        }
        allIsThere();
    }

    @Tag("long")
    @Test
    void lines_that_all_fall_silent_hold_the_book_up_no_longer_than_its_url_says() {
        try (FaultInjectionProxy proxy = new FaultInjectionProxy(server.port());
                ServerProcess served = through(proxy)) {
            crowd.begin(served, PEOPLE).awaitMore(50);
            proxy.silenceAll();
            crowd.awaitAnswered(PEOPLE);
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> served.process().ended().isDone()
                            || crowd.askNext(served).recorded());
            crowd.end();
        }
        allIsThere();
    }

    @Tag("long")
    @Test
    void a_server_that_is_restarted_under_load_loses_nothing() {
        for (String mode : new String[] {"fast", "immediate"}) {
            try (ServerProcess served = ServerProcess.from(book)) {
                crowd.begin(served, PEOPLE).awaitMore(50);
                server.stop(mode);
                server.start();
                crowd.awaitAnswered(PEOPLE).end();
            }
            crowd.examine(book.reading());
        }
        allIsThere();
    }

    private ServerProcess through(FaultInjectionProxy proxy) {
        // Each statement in its own words, which the proxy reads.
        return ServerProcess.from(book.options().stream()
                .map(option -> option.startsWith("--spring.datasource.url=")
                        ? option.replace(":" + server.port() + "/", ":" + proxy.port() + "/")
                                + "?prepareThreshold=0&socketTimeout=2"
                        : option)
                .toList());
    }

    private void allIsThere() {
        System.out.println("CutLineTest: " + crowd.answers());
        assertThat(crowd.answers().keySet())
                .isSubsetOf(
                        "0", "201", "503 not-now", "503 not-recorded", "503 standby", "503 stopped", "503 too-late");
        crowd.examine(book.reading());
        try (ServerProcess again = ServerProcess.from(book)) {
            crowd.repeat(again);
            again.process().terminate();
        }
        crowd.examine(book.reading());
    }
}
