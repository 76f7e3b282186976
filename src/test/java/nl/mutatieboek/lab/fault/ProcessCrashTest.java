package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power fails while eight people write: a few rounds of {@link CrashTestRunner}, of which docs/fire.md tells how to have hundreds.
 * Each time all that the book said it had recorded is there, once and whole.
 */
@Tag("whole")
class ProcessCrashTest {
    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final CrashTestRunner.CrashTestStatistics seen = new CrashTestRunner.CrashTestStatistics();

    @Test
    void law_7_an_h2_book_killed_under_eight_writers_has_all_that_it_acknowledged_once_and_nothing_half() {
        burn(
                new H2CrashTestDatabase(folder),
                null,
                KillPoint.MIGRATING,
                KillPoint.RANDOM,
                KillPoint.BEFORE_SYNC,
                KillPoint.IN_PROJECTION,
                KillPoint.IN_CHECKPOINT);
    }

    @Test
    void law_7_a_postgresql_book_killed_and_one_whose_server_is_killed_have_so_too() {
        try (KillablePostgresServer server = KillablePostgresServer.in(folder)) {
            burn(server.newBook(), server, KillPoint.BEFORE_COMMIT, KillPoint.DATABASE_KILLED);
        }
    }

    private void burn(CrashTestDatabase book, KillablePostgresServer server, KillPoint... points) {
        String told = "-Dseed=" + seed;
        System.out.println("KilledBookTest: " + told);
        CrashTestRunner fire = new CrashTestRunner(book, server, folder, random, seen);
        int round = 0;
        for (KillPoint point : List.of(points)) {
            round++;
            System.out.println(fire.round(round, point, told));
        }
        fire.verify(told);
        System.out.print(seen);
        assertThat(List.of(points)).as(told + ": reached").allMatch(point -> seen.hits(point) > 0);
        assertThat(seen.acknowledged()).as(told).isGreaterThan(20);
    }
}
