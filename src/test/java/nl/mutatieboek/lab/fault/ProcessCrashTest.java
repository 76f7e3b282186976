package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A few rounds of {@link CrashTestRunner}: the process is killed while eight clients write, and every acknowledged
 * entry is present, once and complete. See docs/internals/fault-injection.md for longer runs.
 */
@Tag("whole")
@Isolated
class ProcessCrashTest {
    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final CrashTestStatistics seen = new CrashTestStatistics();

    @Test
    void law_7_killed_h2_process_keeps_every_acknowledged_command_exactly_once() {
        killRepeatedly(
                new H2CrashTestDatabase(folder),
                null,
                KillPoint.MIGRATING,
                KillPoint.RANDOM,
                KillPoint.BEFORE_SYNC,
                KillPoint.IN_PROJECTION,
                KillPoint.IN_CHECKPOINT);
    }

    @Test
    void law_7_killed_postgresql_process_or_server_keeps_acknowledged_commands_once() {
        try (KillablePostgresServer server = KillablePostgresServer.startIn(folder)) {
            killRepeatedly(server.newDatabase(), server, KillPoint.BEFORE_COMMIT, KillPoint.DATABASE_KILLED);
        }
    }

    private void killRepeatedly(CrashTestDatabase book, KillablePostgresServer server, KillPoint... points) {
        String label = "-Dseed=" + seed;
        System.out.println("KilledBookTest: " + label);
        CrashTestRunner fire = new CrashTestRunner(book, server, folder, random, seen);
        int round = 0;
        for (KillPoint point : List.of(points)) {
            round++;
            System.out.println(fire.runRound(round, point, label));
        }
        fire.verify(label);
        System.out.print(seen);
        assertThat(List.of(points)).as(label + ": reached").allMatch(point -> seen.hits(point) > 0);
        assertThat(seen.acknowledged()).as(label).isGreaterThan(20);
    }
}
