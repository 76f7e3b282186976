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
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The connection to PostgreSQL is cut or stops responding, or the server restarts, while eight clients write. A request
 * with unknown outcome gets its result by a retry with the same key; nothing is recorded twice, no acknowledged entry
 * is lost, and no client waits forever.
 */
@Tag("whole")
@Isolated
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
        server = KillablePostgresServer.startIn(folder);
        book = server.newDatabase();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void connection_cut_at_a_commit_or_at_random_records_nothing_twice() throws Exception {
        try (FaultInjectionProxy proxy = new FaultInjectionProxy(server.port())) {
            for (ConnectionFault cut : ConnectionFault.values()) {
                try (ServerProcess served = startThrough(proxy)) {
                    crowd.start(served, PEOPLE).awaitMoreRecorded(50);
                    proxy.cutNext(cut).get(120, TimeUnit.SECONDS);
                    assertThat(served.process().await().exit()).as(cut.name()).isEqualTo(3);
                    crowd.end();
                }
                crowd.assertAllRecordedOnce(book.readOnlyDataSource());
            }
            try (ServerProcess served = startThrough(proxy)) {
                crowd.start(served, PEOPLE);
                for (int i = 0; i < CUTS && !served.process().exitFuture().isDone(); i++) {
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
                    proxy.cutAll();
                }
                crowd.end();
            }
        }
        assertNothingLost();
    }

    @Tag("long")
    @Test
    void silent_connections_block_the_writer_no_longer_than_the_socket_timeout() {
        try (FaultInjectionProxy proxy = new FaultInjectionProxy(server.port());
                ServerProcess served = startThrough(proxy)) {
            crowd.start(served, PEOPLE).awaitMoreRecorded(50);
            proxy.silenceAll();
            crowd.awaitMoreResponses(PEOPLE);
            await().atMost(90, TimeUnit.SECONDS)
                    .until(() -> served.process().exitFuture().isDone()
                            || crowd.registerNext(served).recorded());
            crowd.end();
        }
        assertNothingLost();
    }

    @Tag("long")
    @Test
    void database_restart_under_load_loses_no_acknowledged_entry() {
        for (String mode : new String[] {"fast", "immediate"}) {
            try (ServerProcess served = ServerProcess.start(book)) {
                crowd.start(served, PEOPLE).awaitMoreRecorded(50);
                server.stop(mode);
                server.start();
                crowd.awaitMoreResponses(PEOPLE).end();
            }
            crowd.assertAllRecordedOnce(book.readOnlyDataSource());
        }
        assertNothingLost();
    }

    private ServerProcess startThrough(FaultInjectionProxy proxy) {
        // Each statement in its own words, which the proxy reads.
        return ServerProcess.start(book.options().stream()
                .map(option -> option.startsWith("--spring.datasource.url=")
                        ? option.replace(":" + server.port() + "/", ":" + proxy.port() + "/")
                                + "?prepareThreshold=0&socketTimeout=15"
                        : option)
                .toList());
    }

    private void assertNothingLost() {
        System.out.println("CutLineTest: " + crowd.responseCounts());
        // A recorded command may end before it is projected; then the answer is that the projection is behind.
        assertThat(crowd.responseCounts().keySet())
                .isSubsetOf(
                        "0",
                        "201",
                        "503 behind",
                        "503 not-now",
                        "503 not-recorded",
                        "503 standby",
                        "503 stopped",
                        "503 too-late");
        crowd.assertAllRecordedOnce(book.readOnlyDataSource());
        try (ServerProcess again = ServerProcess.start(book)) {
            crowd.repeatAll(again);
            again.process().terminate();
        }
        crowd.assertAllRecordedOnce(book.readOnlyDataSource());
    }
}
