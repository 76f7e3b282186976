package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import nl.mutatieboek.JavaProcess;
import nl.mutatieboek.JavaProcess.ProcessResult;
import nl.mutatieboek.MutatieboekApplication;
import nl.mutatieboek.lab.fault.ServerProcess;
import nl.mutatieboek.lab.largebook.LargeLedgerWriter;
import nl.mutatieboek.ledger.projection.Projection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rebuild that is killed at any point leaves either the previous checkpoint or a complete new one. */
@Tag("whole")
class RebuildCrashTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final int ENTRIES = 2 * RebuildCrashProjection.HALFWAY;
    private static final int ENTRIES_FOR_RANDOM_KILLS = 20_000;

    @TempDir
    Path data;

    @TempDir
    Path factories;

    @Test
    void rebuild_killed_at_any_point_leaves_the_checkpoint_unchanged() throws IOException {
        writeWithCrashProjection();
        byte[] before = Files.readAllBytes(data.resolve("book.checkpoint"));
        for (RebuildCrashProjection.RebuildCrashPoint point : RebuildCrashProjection.RebuildCrashPoint.values()) {
            try (JavaProcess rebuilding =
                    startWithCrash(MutatieboekApplication.class, option(point), "rebuild", "--data=" + data)) {
                ProcessResult ended = rebuilding.await();
                assertThat(ended.exit()).as(point + ": " + ended.err()).isEqualTo(137);
            }

            assertThat(Files.readAllBytes(data.resolve("book.checkpoint")))
                    .as(point.name())
                    .isEqualTo(before);
            assertThat(Files.exists(data.resolve("certificates")))
                    .as(point.name())
                    .isEqualTo(point == RebuildCrashProjection.RebuildCrashPoint.KEEPING);
        }
        assertThat(certificates()).hasSize(1);
        try (JavaProcess verify = startWithCrash(MutatieboekApplication.class, "", "verify", "--data=" + data)) {
            ProcessResult ended = verify.await();
            assertThat(ended.exit()).as(ended.err()).isZero();
            assertThat(ended.out()).contains("equal to the checkpoint at ");
        }
    }

    @Test
    void rebuild_killed_in_a_running_server_leaves_the_checkpoint_unchanged() throws IOException {
        writeWithCrashProjection();
        byte[] before = Files.readAllBytes(data.resolve("book.checkpoint"));
        String answered;
        try (ServerProcess served = serving("")) {
            HttpResponse<String> balances = served.get("/v1/balances?depth=8");
            assertThat(balances.statusCode()).as(balances.body()).isEqualTo(200);
            answered = balances.body();
        }
        for (RebuildCrashProjection.RebuildCrashPoint point :
                RebuildCrashProjection.RebuildCrashPoint.beforeCertificate()) {
            try (ServerProcess served = serving(option(point))) {
                startRebuild(served, point);
                assertThat(served.process().await().exit()).as(point.name()).isEqualTo(137);
            }

            assertThat(Files.readAllBytes(data.resolve("book.checkpoint")))
                    .as(point.name())
                    .isEqualTo(before);
            assertThat(data.resolve("certificates")).as(point.name()).doesNotExist();
        }
        try (ServerProcess served = serving("")) {
            assertThat(served.get("/v1/balances?depth=8").body())
                    .contains("XX/37")
                    .isEqualTo(answered);
        }
    }

    private static void startRebuild(ServerProcess served, RebuildCrashProjection.RebuildCrashPoint point) {
        try {
            assertThat(served.post("/v1/rebuilds", "{}", point.name()).statusCode())
                    .isEqualTo(202);
        } catch (IOException e) {
            // It ended before it could answer.
        }
    }

    private void writeWithCrashProjection() throws IOException {
        Files.createDirectories(factories.resolve("META-INF"));
        Files.writeString(
                factories.resolve("META-INF/spring.factories"),
                Projection.class.getName() + "=" + RebuildCrashProjection.class.getName() + "\n");
        try (JavaProcess writing = startWithCrash(LargeLedgerWriter.class, "", writing(ENTRIES))) {
            assertThat(writing.await().exit()).isZero();
        }
    }

    private static String option(RebuildCrashProjection.RebuildCrashPoint point) {
        return "-D" + RebuildCrashProjection.POINT + "=" + point;
    }

    /** With the fuse among the projections. */
    private JavaProcess startWithCrash(Class<?> main, String option, String... args) {
        return JavaProcess.start(main, environment(option), line -> {}, args);
    }

    private ServerProcess serving(String option) {
        return ServerProcess.start(List.of("--mutatieboek.data=" + data), environment(option));
    }

    private Map<String, String> environment(String option) {
        return Map.of("JDK_JAVA_OPTIONS", "-Xbootclasspath/a:" + factories + " " + option);
    }

    private String[] writing(int entries) {
        return new String[] {Integer.toString(entries), "--mutatieboek.data=" + data, "--mutatieboek.checkpoint.every=1"
        };
    }

    @Tag("long")
    @Test
    void rebuild_killed_at_a_random_time_leaves_a_valid_checkpoint_and_certificates() throws SQLException, IOException {
        LargeLedgerWriter.main(writing(ENTRIES_FOR_RANDOM_KILLS));
        byte[] before = Files.readAllBytes(data.resolve("book.checkpoint"));
        Random random = new Random(SEED);
        long started = System.nanoTime();
        assertThat(rebuild().await().exit()).isZero();
        long whole = System.nanoTime() - started;
        for (int i = 0; i < KILLS; i++) {
            try (JavaProcess rebuilding = rebuild()) {
                LockSupport.parkNanos(random.nextLong(whole / 4, whole));
                rebuilding.kill();
            }

            assertThat(Files.readAllBytes(data.resolve("book.checkpoint")))
                    .as("-Dseed=%d, kill %d: a rebuild of an unchanged book writes the same", SEED, i)
                    .isEqualTo(before);
            for (Path certificate : certificates()) {
                assertThat(Files.readString(certificate)).endsWith("}\n");
            }
        }
        try (JavaProcess verify = JavaProcess.start(MutatieboekApplication.class, "verify", "--data=" + data)) {
            ProcessResult ended = verify.await();
            assertThat(ended.exit()).as(ended.err()).isZero();
            assertThat(ended.out()).contains("equal to the checkpoint at ");
        }
    }

    private JavaProcess rebuild() {
        return JavaProcess.start(MutatieboekApplication.class, "rebuild", "--data=" + data);
    }

    private List<Path> certificates() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("certificates"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }
}
