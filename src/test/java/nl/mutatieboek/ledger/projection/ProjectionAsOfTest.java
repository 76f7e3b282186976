package nl.mutatieboek.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import nl.mutatieboek.lab.largebook.InMemoryLedgerReader;
import nl.mutatieboek.lab.largebook.LargeLedgerGenerator;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import org.junit.jupiter.api.Test;

/** The state of projections as of a ledger number does not depend on later entries, nor on where they started. */
class ProjectionAsOfTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final List<RawEntry> LEDGER = LargeLedgerGenerator.entries(SEED, 2_500);
    private static final LedgerReader ENTRIES = new InMemoryLedgerReader(LEDGER);

    private final Random random = new Random(SEED);
    private final ProjectionRunner whole =
            project(new ProjectionRunner(ProjectionFactory.FROM_SPRING_FACTORIES), Long.MAX_VALUE);

    @Test
    void projection_writes_the_same_state_as_of_an_earlier_number() {
        for (int i = 0; i < 12; i++) {
            ProjectionRunner then = project(
                    new ProjectionRunner(ProjectionFactory.FROM_SPRING_FACTORIES), 1 + random.nextInt(LEDGER.size()));

            assertThat(digests(whole, then.completeTo()))
                    .as("-Dseed=%d, at %d", SEED, then.completeTo())
                    .isEqualTo(digests(then, then.completeTo()));
        }
    }

    @Test
    void projection_restored_from_a_snapshot_equals_a_full_replay() throws IOException {
        ProjectionRunner.ProjectionSnapshot kept =
                new ProjectionRunner.ProjectionSnapshot(ProjectionFactory.FROM_SPRING_FACTORIES.get(), 0);
        while (kept.ledgerNumber() < LEDGER.size()) {
            ProjectionRunner on = project(new ProjectionRunner(kept), kept.ledgerNumber() + 50 + random.nextInt(500));

            assertThat(digests(on, on.completeTo()))
                    .as("-Dseed=%d, at %d", SEED, on.completeTo())
                    .isEqualTo(digests(whole, on.completeTo()));
            kept = writtenAndRead(on);
        }
        assertThat(kept.ledgerNumber()).isEqualTo(LEDGER.size());
    }

    @Test
    void projection_rows_match_the_row_count_of_the_digest() {
        long then = LEDGER.size() / 2;
        for (Projection projection : whole.projections()) {
            assertThat(projection.describeRows(then).count())
                    .as(projection.name())
                    .isEqualTo(ProjectionDigest.compute(projection, then).rows());
        }
    }

    private static ProjectionRunner.ProjectionSnapshot writtenAndRead(ProjectionRunner folding) throws IOException {
        List<Projection> read = ProjectionFactory.FROM_SPRING_FACTORIES.get();
        for (int i = 0; i < read.size(); i++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            folding.projections().get(i).writeRows(new DataOutputStream(bytes), folding.completeTo());
            read.get(i).restoreRows(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        }
        return new ProjectionRunner.ProjectionSnapshot(read, folding.completeTo());
    }

    private static ProjectionRunner project(ProjectionRunner folding, long upTo) {
        return LedgerReplayer.replay(ENTRIES, folding, upTo, number -> {});
    }

    private static List<ProjectionDigest> digests(ProjectionRunner folding, long upTo) {
        return folding.projections().stream()
                .map(projection -> ProjectionDigest.compute(projection, upTo))
                .toList();
    }
}
