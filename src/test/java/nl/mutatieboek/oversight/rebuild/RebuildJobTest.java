package nl.mutatieboek.oversight.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import nl.mutatieboek.lab.largebook.InMemoryLedgerReader;
import nl.mutatieboek.lab.largebook.LargeLedgerGenerator;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.projection.EntryNumberProjection;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.projection.LedgerReplayer;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.projection.ProjectionRunner;
import nl.mutatieboek.ledger.verification.RebuildCertificate;
import nl.mutatieboek.ledger.verification.RebuildKind;
import org.junit.jupiter.api.Test;

/** A rebuild does not change the projections in use until every row is equal. */
class RebuildJobTest {
    private static final List<RawEntry> LEDGER = LargeLedgerGenerator.entries(37, 3_000);

    private final LedgerReader entries = new InMemoryLedgerReader(LEDGER);
    private final List<RebuildCertificate> kept = new ArrayList<>();

    @Test
    void law_5_equal_rows_replace_the_live_projections_and_keep_newer_entries() {
        InMemoryProjectionHost live = liveHost(ProjectionFactory.FROM_SPRING_FACTORIES);
        RebuildJob rebuild = rebuild(partialLedgerNumber());

        rebuild.runToEnd(entries, ProjectionFactory.FROM_SPRING_FACTORIES, live, kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.EQUAL);
        assertThat(kept).containsExactly(rebuild.certificate());
        assertThat(rebuild.certificate().replaced()).isTrue();
        assertWhole(live);
    }

    @Test
    void law_5_differing_row_is_reported_and_nothing_is_replaced() {
        Supplier<List<Projection>> differing = withDiary(diary -> diary.numbers.add(711L));
        InMemoryProjectionHost live = liveHost(differing);
        RebuildJob rebuild = rebuild(LEDGER.size());

        rebuild.runToEnd(entries, withDiary(diary -> {}), live, kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.DIFFERENT);
        assertThat(rebuild.certificate().replaced()).isFalse();
        assertThat(rebuild.certificate().differences())
                .containsExactly("kept is 711; but from the entries follows nothing");
        assertThat(live.<EntryNumberProjection, Long>query(
                        EntryNumberProjection.class, diary -> diary.numbers.getFirst()))
                .isEqualTo(711L);
    }

    @Test
    void differing_rows_are_reported_up_to_a_limit() {
        RebuildJob rebuild = rebuild(LEDGER.size());

        rebuild.runToEnd(
                entries,
                withDiary(diary -> {}),
                liveHost(withDiary(diary -> LongStream.range(0, 25).forEach(i -> diary.numbers.add(-i)))),
                kept::add);

        assertThat(rebuild.certificate().differences())
                .hasSize(21)
                .last()
                .isEqualTo("further rows of diary are not listed");
    }

    @Test
    void certificate_states_whether_live_projections_came_from_a_checkpoint() {
        ProjectionRunner part = LedgerReplayer.replay(
                entries,
                new ProjectionRunner(ProjectionFactory.FROM_SPRING_FACTORIES),
                partialLedgerNumber(),
                number -> {});
        ProjectionRunner kept =
                new ProjectionRunner(new ProjectionRunner.ProjectionSnapshot(part.projections(), part.completeTo()));
        InMemoryProjectionHost live = new InMemoryProjectionHost(
                LedgerReplayer.replay(entries, kept, Long.MAX_VALUE, number -> {}), entries, Duration.ZERO);

        rebuild(LEDGER.size()).runToEnd(entries, ProjectionFactory.FROM_SPRING_FACTORIES, live, this.kept::add);
        rebuild(LEDGER.size()).runToEnd(entries, ProjectionFactory.FROM_SPRING_FACTORIES, live, this.kept::add);

        assertThat(this.kept).extracting(RebuildCertificate::checkpoint).containsExactly(partialLedgerNumber(), null);
    }

    @Test
    void cancelled_rebuild_replaces_nothing() {
        InMemoryProjectionHost live = liveHost(withDiary(diary -> {}));
        EntryNumberProjection answering = live.query(EntryNumberProjection.class, diary -> diary);
        AtomicReference<RebuildJob> itself = new AtomicReference<>();
        RebuildJob rebuild = rebuild(LEDGER.size(), number -> {
            if (number >= 1_500) {
                itself.get().requestCancellation();
            }
        });
        itself.set(rebuild);

        rebuild.runToEnd(entries, withDiary(diary -> {}), live, kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.CANCELLED);
        assertThat(rebuild.certificate()).isNull();
        assertThat(kept).isEmpty();
        assertThat(live.<EntryNumberProjection, EntryNumberProjection>query(
                        EntryNumberProjection.class, diary -> diary))
                .isSameAs(answering);
    }

    @Test
    void rebuild_without_a_stored_certificate_replaces_nothing() {
        InMemoryProjectionHost live = liveHost(withDiary(diary -> {}));
        EntryNumberProjection answering = live.query(EntryNumberProjection.class, diary -> diary);
        RebuildJob rebuild = rebuild(LEDGER.size());

        rebuild.runToEnd(entries, withDiary(diary -> {}), live, certificate -> {
            throw new IllegalStateException("The disk is full");
        });

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.FAILED);
        assertThat(rebuild.failure()).contains("The disk is full");
        assertThat(live.<EntryNumberProjection, EntryNumberProjection>query(
                        EntryNumberProjection.class, diary -> diary))
                .isSameAs(answering);
    }

    @Test
    void rebuild_fails_on_an_error_of_the_virtual_machine() {
        RebuildJob rebuild = rebuild(LEDGER.size());

        rebuild.runToEnd(entries, withDiary(diary -> {}), liveHost(withDiary(diary -> {})), certificate -> {
            throw new StackOverflowError("too deep");
        });

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.FAILED);
        assertThat(rebuild.failure()).contains("too deep");
    }

    @Test
    void differing_rows_are_reported_when_no_certificate_can_be_stored() {
        RebuildJob rebuild = rebuild(LEDGER.size());

        rebuild.runToEnd(
                entries, withDiary(diary -> {}), liveHost(withDiary(diary -> diary.numbers.add(711L))), certificate -> {
                    throw new IllegalStateException("The disk is full");
                });

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.FAILED);
        assertThat(rebuild.failure()).contains("Rows differ").doesNotContain("711");
    }

    @Test
    void missing_entry_fails_the_rebuild_and_replaces_nothing() {
        InMemoryProjectionHost live = liveHost(ProjectionFactory.FROM_SPRING_FACTORIES);
        List<RawEntry> gap = new ArrayList<>(LEDGER);
        gap.remove(1_000);
        RebuildJob rebuild = rebuild(LEDGER.size());

        rebuild.runToEnd(new InMemoryLedgerReader(gap), ProjectionFactory.FROM_SPRING_FACTORIES, live, kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.FAILED);
        assertThat(rebuild.failure()).contains("Entry 1001 is missing: after 1000 comes 1002.");
        assertWhole(live);
    }

    @Test
    void rebuild_that_cannot_catch_up_with_newer_entries_is_not_certified() {
        List<RawEntry> gap = new ArrayList<>(LEDGER);
        gap.remove(LEDGER.size() - 5);
        InMemoryProjectionHost live = liveHost(ProjectionFactory.FROM_SPRING_FACTORIES, new InMemoryLedgerReader(gap));
        RebuildJob rebuild = rebuild(partialLedgerNumber());

        rebuild.runToEnd(entries, ProjectionFactory.FROM_SPRING_FACTORIES, live, kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.FAILED);
        assertThat(rebuild.certificate()).isNull();
        assertThat(kept).isEmpty();
        assertWhole(live);
    }

    @Test
    void replay_stores_its_certificate_and_replaces_nothing() {
        RebuildJob replay = new RebuildJob(
                UUID.randomUUID(), LEDGER.size(), RebuildKind.REPLAY, false, Instant.EPOCH, number -> {});

        replay.runToEnd(
                entries,
                ProjectionFactory.FROM_SPRING_FACTORIES,
                liveHost(ProjectionFactory.FROM_SPRING_FACTORIES),
                kept::add);

        assertThat(replay.state()).isEqualTo(RebuildJob.RebuildState.EQUAL);
        assertThat(replay.certificate()).isNotNull();
        assertThat(replay.certificate().replaced()).isFalse();
        assertThat(kept).containsExactly(replay.certificate());
    }

    @Test
    void certificate_states_whether_the_chain_was_verified() {
        RebuildJob verifying = verifying(2_000);
        verifying.runToEnd(
                entries,
                ProjectionFactory.FROM_SPRING_FACTORIES,
                liveHost(ProjectionFactory.FROM_SPRING_FACTORIES),
                kept::add);
        RebuildJob not = rebuild(LEDGER.size());
        not.runToEnd(
                entries,
                ProjectionFactory.FROM_SPRING_FACTORIES,
                liveHost(ProjectionFactory.FROM_SPRING_FACTORIES),
                kept::add);

        assertThat(kept).extracting(RebuildCertificate::chainVerified).containsExactly(true, false);
    }

    @Test
    void altered_entry_is_reported_and_nothing_is_certified() {
        RebuildJob rebuild = verifying(LEDGER.size());

        rebuild.runToEnd(
                ledgerWith(1_234, LEDGER.get(1_233).withHash(LEDGER.get(7).hash())),
                ProjectionFactory.FROM_SPRING_FACTORIES,
                liveHost(ProjectionFactory.FROM_SPRING_FACTORIES),
                kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.BROKEN);
        assertThat(rebuild.failure()).startsWith("Entry 1234 ");
        assertThat(rebuild.certificate()).isNull();
        assertThat(kept).isEmpty();
    }

    @Test
    void unreadable_altered_entry_is_reported_as_a_broken_chain() {
        RawEntry was = LEDGER.get(1_233);
        RawEntry other = new RawEntry(
                was.ledgerNumber(),
                was.eventId(),
                was.streamType(),
                was.streamId(),
                was.sequence(),
                was.eventName(),
                was.revision(),
                new byte[] {'{'},
                was.metadata(),
                was.recordedAt(),
                was.hash());
        RebuildJob rebuild = verifying(LEDGER.size());

        rebuild.runToEnd(
                ledgerWith(1_234, other),
                ProjectionFactory.FROM_SPRING_FACTORIES,
                liveHost(ProjectionFactory.FROM_SPRING_FACTORIES),
                kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.BROKEN);
        assertThat(rebuild.failure()).startsWith("Entry 1234 ");
    }

    private static LedgerReader ledgerWith(int number, RawEntry other) {
        List<RawEntry> altered = new ArrayList<>(LEDGER);
        altered.set(number - 1, other);
        return new InMemoryLedgerReader(altered);
    }

    private static RebuildJob verifying(long to) {
        return new RebuildJob(UUID.randomUUID(), to, RebuildKind.REBUILD, true, Instant.EPOCH, number -> {});
    }

    private static RebuildJob rebuild(long to) {
        return rebuild(to, number -> {});
    }

    private static RebuildJob rebuild(long to, LongConsumer progress) {
        return new RebuildJob(UUID.randomUUID(), to, RebuildKind.REBUILD, false, Instant.EPOCH, progress);
    }

    /** As if the others were recorded after its start. */
    private long partialLedgerNumber() {
        return LEDGER.stream()
                .limit(2_000)
                .filter(entry -> entries.decode(entry).completesCommand())
                .reduce((one, other) -> other)
                .orElseThrow()
                .ledgerNumber();
    }

    private InMemoryProjectionHost liveHost(Supplier<List<Projection>> empty) {
        return liveHost(empty, entries);
    }

    /** At the end of the whole ledger, whatever they find when they are to read it anew. */
    private InMemoryProjectionHost liveHost(Supplier<List<Projection>> empty, LedgerReader found) {
        return new InMemoryProjectionHost(
                LedgerReplayer.replay(entries, new ProjectionRunner(empty), Long.MAX_VALUE, number -> {}),
                found,
                Duration.ZERO);
    }

    private Supplier<List<Projection>> withDiary(Consumer<EntryNumberProjection> begin) {
        return () -> {
            EntryNumberProjection diary = new EntryNumberProjection();
            begin.accept(diary);
            List<Projection> all = new ArrayList<>(ProjectionFactory.FROM_SPRING_FACTORIES.get());
            all.add(diary);
            return all;
        };
    }

    private void assertWhole(InMemoryProjectionHost live) {
        ProjectionRunner whole = LedgerReplayer.replay(
                entries, new ProjectionRunner(ProjectionFactory.FROM_SPRING_FACTORIES), Long.MAX_VALUE, number -> {});

        assertThat(live.completeTo()).isEqualTo(LEDGER.size());
        assertThat(live.compareWith(whole).projections()).hasSize(4).allSatisfy(one -> {
            // The ledger of this test has no parliamentary matters.
            assertThat(one.rows().rows() > 0).isNotEqualTo(one.rows().name().equals("matters"));
            assertThat(one.differences()).isEmpty();
        });
    }
}
