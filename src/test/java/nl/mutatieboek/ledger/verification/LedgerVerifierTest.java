package nl.mutatieboek.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.lab.largebook.InMemoryLedgerReader;
import nl.mutatieboek.ledger.EventMetadata;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionRunner;
import org.junit.jupiter.api.Test;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

class LedgerVerifierTest {
    private final SeenNumberProjection derived = new SeenNumberProjection();
    private boolean ends = true;
    private final SealedLedgerFixture ledger = SealedLedgerFixture.sixEntries();

    @Test
    void projections_are_derived_from_every_entry() {
        VerificationReport report = verify(ledger);

        assertThat(derived.seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(report.ledgerNumber()).isEqualTo(6);
        assertThat(report.hash())
                .isEqualTo(HexFormat.of().formatHex(ledger.head().hash()));
        assertThat(report.fault()).isNull();
        assertThat(report.recomputed()).singleElement().satisfies(seen -> {
            assertThat(seen.name()).isEqualTo("seen");
            assertThat(seen.completeTo()).isEqualTo(6);
            assertThat(seen.rows()).isEqualTo(6);
            assertThat(seen.comparedTo()).isNull();
            assertThat(seen.differences()).isEmpty();
        });
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void checkpoint_is_compared_as_of_its_own_number() {
        VerificationReport report = verify(ledger, new SeenNumberProjection(1, 2, 3, 4), 4);

        assertThat(report.recomputed().getFirst().comparedTo()).isEqualTo(4);
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void projection_difference_is_reported_although_the_ledger_is_valid() {
        VerificationReport report = verify(ledger, new SeenNumberProjection(1, 2, 2, 4), 4);

        assertThat(report.fault()).isNull();
        assertThat(report.recomputed().getFirst().differences())
                .containsExactly("kept is 2; but from the entries follows 3");
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void missing_projection_row_is_reported() {
        assertThat(verify(ledger, new SeenNumberProjection(1, 2, 3), 4)
                        .recomputed()
                        .getFirst()
                        .differences())
                .containsExactly("kept is nothing; but from the entries follows 4");
    }

    @Test
    void ledger_that_ends_within_a_command_is_reported() {
        ends = false;

        assertThat(verify(ledger).recomputed().getFirst().differences())
                .containsExactly("The ledger ends at 6 within a command, of which it has the entries after 5 only.");
    }

    @Test
    void projection_that_cannot_read_an_entry_is_reported() {
        derived.refused = 5;

        VerificationReport report = verify(ledger);

        assertThat(report.fault()).isNull();
        assertThat(report.recomputed().getFirst().completeTo()).isEqualTo(4);
        assertThat(report.recomputed().getFirst().differences())
                .containsExactly("The projection of seen stops before ledger number 5: Told to refuse");
    }

    @Test
    void invalid_ledger_yields_no_derived_projections() {
        VerificationReport report = verify(ledger.with(4, c -> c.payload("not even JSON")));

        assertThat(report.fault()).extracting(LedgerFault::ledgerNumber).isEqualTo(4L);
        assertThat(report.ledgerNumber()).isEqualTo(3);
        assertThat(report.hash())
                .isEqualTo(HexFormat.of().formatHex(ledger.entries().get(2).hash()));
        assertThat(report.recomputed()).isEmpty();
        assertThat(report.isClean()).isFalse();
    }

    @Test
    void missing_head_is_reported_as_a_fault() {
        VerificationReport report = verify(ledger.withHead(null));

        assertThat(report.fault()).extracting(LedgerFault::kind).isEqualTo(LedgerFault.LedgerFaultKind.HEAD_MISSING);
        assertThat(report.ledgerNumber()).isEqualTo(6);
    }

    @Test
    void unreadable_entry_in_a_valid_chain_fails_the_verification() {
        SealedLedgerFixture sealed = ledger.with(4, c -> c.eventId("no UUID")).withRecomputedHashes();

        assertThat(sealed.verdict()).isEqualTo("holds");
        assertThatThrownBy(() -> verify(sealed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verification_error_is_thrown_instead_of_a_report() {
        SealedLedgerFixture sealed = ledger.with(4, c -> c.recordedAt(null)).withRecomputedHashes();

        assertThatThrownBy(() -> verify(sealed)).hasRootCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void snapshot_transactions_are_rolled_back() {
        List<Boolean> rolledBack = new ArrayList<>();
        TransactionOperations snapshot = new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                SimpleTransactionStatus status = new SimpleTransactionStatus();
                T read = action.doInTransaction(status);
                rolledBack.add(status.isRollbackOnly());
                return read;
            }
        };

        new LedgerVerifier(
                        new FixtureLedgerReader(ledger),
                        () -> List.of(derived),
                        Optional::empty,
                        snapshot,
                        sha256 -> Optional.empty(),
                        null,
                        null)
                .verify();

        assertThat(rolledBack).containsExactly(true, true);
    }

    @Test
    void missing_ledger_tables_are_reported_before_anything_else_is_read() {
        SealedLedgerFixture none = new SealedLedgerFixture(List.of(), null);
        LedgerReader noBook = new FixtureLedgerReader(none) {
            @Override
            public LedgerHead head() {
                throw new IllegalStateException("No table ledger_head");
            }
        };
        LedgerVerifier verification = new LedgerVerifier(
                noBook,
                () -> List.of(derived),
                () -> {
                    throw new AssertionError("The checkpoint was read");
                },
                TransactionOperations.withoutTransaction(),
                sha256 -> Optional.empty(),
                null,
                null);

        assertThatThrownBy(verification::verify).hasMessage("No table ledger_head");
    }

    private VerificationReport verify(SealedLedgerFixture of) {
        return new LedgerVerifier(new FixtureLedgerReader(of), () -> List.of(derived)).verify();
    }

    private VerificationReport verify(SealedLedgerFixture of, Projection kept, long number) {
        return new LedgerVerifier(
                        new FixtureLedgerReader(of),
                        () -> List.of(derived),
                        () -> Optional.of(new ProjectionRunner.ProjectionSnapshot(List.of(kept), number)),
                        TransactionOperations.withoutTransaction(),
                        sha256 -> Optional.empty(),
                        null,
                        null)
                .verify();
    }

    /** Records the numbers of the entries that it receives. */
    private static final class SeenNumberProjection implements Projection {
        private final List<Long> seen = new ArrayList<>();
        private long refused;

        SeenNumberProjection(long... seen) {
            Arrays.stream(seen).forEach(this.seen::add);
        }

        @Override
        public String name() {
            return "seen";
        }

        @Override
        public void project(LedgerEntry entry, long countsFrom) {
            if (entry.ledgerNumber() == refused) {
                throw new IllegalStateException("Told to refuse");
            }
            seen.add(entry.ledgerNumber());
        }

        @Override
        public long writeRows(DataOutput out, long upTo) throws IOException {
            List<String> rows = describeRows(upTo).toList();
            out.writeUTF(rows.toString());
            return rows.size();
        }

        @Override
        public void restoreRows(DataInput in) {
            throw new UnsupportedOperationException();
        }

        @Override
        public java.util.stream.Stream<String> describeRows(long upTo) {
            return seen.stream().filter(number -> number <= upTo).map(String::valueOf);
        }
    }

    private class FixtureLedgerReader implements LedgerReader {
        private final SealedLedgerFixture ledger;

        FixtureLedgerReader(SealedLedgerFixture ledger) {
            this.ledger = ledger;
        }

        @Override
        public LedgerHead head() {
            if (ledger.head() == null) {
                throw new EmptyResultDataAccessException(1);
            }
            return ledger.head();
        }

        @Override
        public List<RawEntry> readRawAfter(long ledgerNumber, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long forEachRaw(long after, long upTo, Consumer<RawEntry> reader) {
            ledger.entries().forEach(reader);
            return ledger.entries().size();
        }

        @Override
        public List<RawEntry> findRawOutside(int limit) {
            return List.of();
        }

        @Override
        public Map<UUID, Long> findNumbersByCommand(Collection<UUID> commands) {
            return InMemoryLedgerReader.numbersByCommand(ledger.entries());
        }

        @Override
        public Map<String, List<Long>> findNumbersByStream(Collection<String> streamIds, long upTo) {
            return ledger.entries().stream()
                    .filter(entry -> streamIds.contains(entry.streamId()) && entry.ledgerNumber() <= upTo)
                    .collect(Collectors.groupingBy(
                            RawEntry::streamId, Collectors.mapping(RawEntry::ledgerNumber, Collectors.toList())));
        }

        @Override
        public List<LedgerEntry> readStream(StreamId stream) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<StreamId, List<LedgerEntry>> readStream(Collection<StreamId> streams) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forEachRaw(Collection<Long> ledgerNumbers, Consumer<RawEntry> reader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<Long, LedgerEntry> readByNumbers(Collection<Long> ledgerNumbers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LedgerEntry decode(RawEntry entry) {
            UUID id = UUID.fromString(entry.eventId());
            return new LedgerEntry(
                    entry.ledgerNumber(),
                    Instant.parse(entry.recordedAt()),
                    new Event.MutationBooked(new MutationId(id)),
                    new EventMetadata("who", "XX", "key", "content", "correlation", id),
                    ends || entry.ledgerNumber() != 6);
        }

        @Override
        public Map<UUID, EventMetadata> findMetadata(Collection<UUID> commands) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long awaitNumberKnownAt(Instant knownAt) {
            throw new UnsupportedOperationException();
        }
    }
}
