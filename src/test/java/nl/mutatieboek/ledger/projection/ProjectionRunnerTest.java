package nl.mutatieboek.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInput;
import java.io.DataOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.LedgerEntry;
import org.junit.jupiter.api.Test;

/** A projection receives the next complete command, or nothing. */
class ProjectionRunnerTest {
    private final List<String> seen = new ArrayList<>();
    private long refused;
    private final ProjectionRunner folding = new ProjectionRunner(() -> List.of(new CapturingProjection()));

    @Test
    void entries_of_a_command_are_projected_together_with_their_effective_number() {
        readIncomplete(1, 2, 3);
        assertThat(seen).isEmpty();
        assertThat(folding.completeTo()).isZero();

        readCompleting(4);
        readCompleting(5);

        assertThat(seen).containsExactly("1 from 4", "2 from 4", "3 from 4", "4 from 4", "5 from 5");
        assertThat(folding.completeTo()).isEqualTo(5);
    }

    @Test
    void entries_already_read_are_skipped() {
        readIncomplete(1);
        readCompleting(2);
        readIncomplete(1);
        readCompleting(2);
        readCompleting(3);

        assertThat(seen).containsExactly("1 from 2", "2 from 2", "3 from 3");
    }

    @Test
    void law_8_projection_rejects_an_entry_that_is_not_the_next() {
        readCompleting(1);

        assertThatThrownBy(() -> readCompleting(3)).hasMessageStartingWith("Entry 2 is missing: after 1 comes 3.");
        assertThat(folding.completeTo()).isEqualTo(1);
    }

    @Test
    void law_8_failed_projection_names_its_entry_and_reads_no_further() {
        refused = 3;
        readCompleting(1);
        readIncomplete(2);

        assertThatThrownBy(() -> readCompleting(3))
                .hasMessage("The projection of seeing stops before ledger number 3: Told to refuse");
        refused = 0;
        assertThatThrownBy(() -> readCompleting(4)).hasMessageContaining("stops before ledger number 3");
        assertThat(folding.completeTo()).isEqualTo(1);
        assertThat(folding.failure()).isNotNull();
    }

    private void readIncomplete(long... numbers) {
        for (long number : numbers) {
            folding.project(entry(number, false));
        }
    }

    private void readCompleting(long number) {
        folding.project(entry(number, true));
    }

    private static LedgerEntry entry(long number, boolean completes) {
        return new LedgerEntry(
                number,
                Instant.EPOCH,
                new Event.MutationBooked(new MutationId(new UUID(1, 1))),
                new EventMetadata("who", "XX", "key", "content", "request", new UUID(2, 2)),
                completes);
    }

    private final class CapturingProjection implements Projection {
        @Override
        public String name() {
            return "seeing";
        }

        @Override
        public void project(LedgerEntry entry, long countsFrom) {
            if (entry.ledgerNumber() == refused) {
                throw new IllegalStateException("Told to refuse");
            }
            seen.add(entry.ledgerNumber() + " from " + countsFrom);
        }

        @Override
        public long writeRows(DataOutput out, long upTo) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void restoreRows(DataInput in) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Stream<String> describeRows(long upTo) {
            throw new UnsupportedOperationException();
        }
    }
}
