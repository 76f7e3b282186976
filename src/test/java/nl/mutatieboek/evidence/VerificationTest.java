package nl.mutatieboek.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.Stream;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.evidence.Report.Recomputed;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Head;
import nl.mutatieboek.ledger.Origin;
import nl.mutatieboek.ledger.RawEntry;
import org.junit.jupiter.api.Test;
import org.springframework.dao.EmptyResultDataAccessException;

class VerificationTest {
    private final SealedLedger ledger = SealedLedger.ofSix();

    @Test
    void rows_are_derived_from_every_entry_up_to_where_they_are_complete() {
        Rows behind = new Rows("balances", 4, List.of());
        Rows level = new Rows("trail", 6, List.of());

        Report report = verify(ledger, behind, level);

        assertThat(behind.seen).containsExactly(1L, 2L, 3L, 4L);
        assertThat(level.seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(report)
                .isEqualTo(new Report(
                        6,
                        HexFormat.of().formatHex(ledger.head().hash()),
                        null,
                        List.of(
                                new Recomputed("balances", 4, 4, List.of()),
                                new Recomputed("trail", 6, 6, List.of()))));
        assertThat(report.clean()).isTrue();
    }

    @Test
    void a_difference_is_a_finding_although_the_ledger_holds() {
        Report report = verify(ledger, new Rows("balances", 6, List.of()), new Rows("trail", 6, List.of("one row")));

        assertThat(report.fault()).isNull();
        assertThat(report.recomputed().get(1).differences()).containsExactly("one row");
        assertThat(report.clean()).isFalse();
    }

    @Test
    void rows_of_entries_that_the_ledger_does_not_hold_are_a_finding() {
        Report report = verify(ledger, new Rows("balances", 7, List.of("one row")));

        assertThat(report.recomputed().getFirst().differences())
                .containsExactly("The balances are complete to 7, but the ledger ends at 6.", "one row");
        assertThat(report.clean()).isFalse();
    }

    @Test
    void from_a_ledger_that_does_not_hold_nothing_is_derived() {
        Rows rows = new Rows("balances", 6, List.of());

        Report report = verify(ledger.with(4, c -> c.payload("not even JSON")), rows);

        assertThat(report.fault()).extracting(Fault::ledgerNumber).isEqualTo(4L);
        assertThat(report.ledgerNumber()).isEqualTo(3);
        assertThat(report.hash())
                .isEqualTo(HexFormat.of().formatHex(ledger.entries().get(2).hash()));
        assertThat(report.recomputed()).isEmpty();
        assertThat(report.clean()).isFalse();
    }

    @Test
    void a_head_that_is_not_there_is_a_finding_not_a_failure() {
        Report report = verify(ledger.headed(null));

        assertThat(report.fault()).extracting(Fault::kind).isEqualTo(Fault.Kind.HEAD_MISSING);
        assertThat(report.ledgerNumber()).isEqualTo(6);
    }

    private static Report verify(SealedLedger ledger, RecomputedRows... rows) {
        return new Verification(new InMemory(ledger), List.of(rows)).run();
    }

    private static final class Rows implements RecomputedRows {
        private final String name;
        private final long completeTo;
        private final List<String> differences;
        private final List<Long> seen = new ArrayList<>();
        private volatile boolean stored;

        Rows(String name, long completeTo, List<String> differences) {
            this.name = name;
            this.completeTo = completeTo;
            this.differences = differences;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long completeTo() {
            return completeTo;
        }

        @Override
        public boolean followFrom(String eventName) {
            return !eventName.equals("moment-closed");
        }

        @Override
        public Recomputation recompute() {
            return new Recomputation() {
                @Override
                public void readStored() {
                    stored = true;
                }

                @Override
                public void add(Entry entry) {
                    seen.add(entry.ledgerNumber());
                }

                @Override
                public Compared compare() {
                    assertThat(stored).isTrue();
                    return new Compared(seen.size(), differences);
                }
            };
        }
    }

    private record InMemory(SealedLedger ledger) implements Entries {
        @Override
        public Head head() {
            if (ledger.head() == null) {
                throw new EmptyResultDataAccessException(1);
            }
            return ledger.head();
        }

        @Override
        public List<RawEntry> after(long ledgerNumber, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long forEach(Consumer<RawEntry> reader) {
            ledger.entries().forEach(reader);
            return ledger.entries().size();
        }

        @Override
        public List<Entry> of(Stream stream) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Entry read(RawEntry entry) {
            UUID id = UUID.fromString(entry.eventId());
            return new Entry(
                    entry.ledgerNumber(),
                    Instant.parse(entry.recordedAt()),
                    new Event.MutationBooked(new MutationId(id)),
                    new Origin("who", "XX", "key", "content", "correlation", id));
        }

        @Override
        public boolean answered(UUID command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long numberAt(Instant knownAt) {
            throw new UnsupportedOperationException();
        }
    }
}
