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
import org.junit.jupiter.api.Test;

/** A rebuild leaves what answers untouched until every row is shown to be equal. */
class RebuildJobTest {
    private static final List<RawEntry> LEDGER = LargeLedgerGenerator.entries(37, 3_000);

    private final LedgerReader entries = new InMemoryLedgerReader(LEDGER);
    private final List<RebuildCertificate> kept = new ArrayList<>();

    @Test
    void law_5_equal_rows_replace_what_answers_and_what_was_recorded_meanwhile_is_not_lost() {
        InMemoryProjectionHost live = live(ProjectionFactory.OF_THE_ROOMS);
        RebuildJob rebuild = rebuild(upToAPart());

        rebuild.run(entries, ProjectionFactory.OF_THE_ROOMS, live, kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.EQUAL);
        assertThat(kept).containsExactly(rebuild.certificate());
        assertThat(rebuild.certificate().replaced()).isTrue();
        assertWhole(live);
    }

    @Test
    void law_5_a_row_that_differs_is_named_and_nothing_is_replaced() {
        Supplier<List<Projection>> differing = withDiary(diary -> diary.noted.add(711L));
        InMemoryProjectionHost live = live(differing);
        RebuildJob rebuild = rebuild(LEDGER.size());

        rebuild.run(entries, withDiary(diary -> {}), live, kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.DIFFERENT);
        assertThat(rebuild.certificate().replaced()).isFalse();
        assertThat(rebuild.certificate().differences())
                .containsExactly("kept is 711; but from the entries follows nothing");
        assertThat(live.<EntryNumberProjection, Long>ask(EntryNumberProjection.class, diary -> diary.noted.getFirst()))
                .isEqualTo(711L);
    }

    @Test
    void the_first_rows_that_differ_are_named_and_that_no_more_were_compared() {
        RebuildJob rebuild = rebuild(LEDGER.size());

        rebuild.run(
                entries,
                withDiary(diary -> {}),
                live(withDiary(diary -> LongStream.range(0, 25).forEach(i -> diary.noted.add(-i)))),
                kept::add);

        assertThat(rebuild.certificate().differences()).hasSize(21).last().isEqualTo("no more rows of diary are told");
    }

    @Test
    void says_whether_what_answered_came_from_a_checkpoint() {
        ProjectionRunner part = LedgerReplayer.of(
                entries, new ProjectionRunner(ProjectionFactory.OF_THE_ROOMS), upToAPart(), number -> {});
        ProjectionRunner kept =
                new ProjectionRunner(new ProjectionRunner.ProjectionSnapshot(part.projections(), part.completeTo()));
        InMemoryProjectionHost live = new InMemoryProjectionHost(
                LedgerReplayer.of(entries, kept, Long.MAX_VALUE, number -> {}), entries, Duration.ZERO);

        rebuild(LEDGER.size()).run(entries, ProjectionFactory.OF_THE_ROOMS, live, this.kept::add);
        rebuild(LEDGER.size()).run(entries, ProjectionFactory.OF_THE_ROOMS, live, this.kept::add);

        assertThat(this.kept).extracting(RebuildCertificate::checkpoint).containsExactly(upToAPart(), null);
    }

    @Test
    void a_rebuild_that_is_stopped_replaces_nothing() {
        InMemoryProjectionHost live = live(withDiary(diary -> {}));
        EntryNumberProjection answering = live.ask(EntryNumberProjection.class, diary -> diary);
        AtomicReference<RebuildJob> itself = new AtomicReference<>();
        RebuildJob rebuild = rebuild(LEDGER.size(), number -> {
            if (number >= 1_500) {
                itself.get().cancel();
            }
        });
        itself.set(rebuild);

        rebuild.run(entries, withDiary(diary -> {}), live, kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.CANCELLED);
        assertThat(rebuild.certificate()).isNull();
        assertThat(kept).isEmpty();
        assertThat(live.<EntryNumberProjection, EntryNumberProjection>ask(EntryNumberProjection.class, diary -> diary))
                .isSameAs(answering);
    }

    @Test
    void what_cannot_be_certified_replaces_nothing() {
        InMemoryProjectionHost live = live(withDiary(diary -> {}));
        EntryNumberProjection answering = live.ask(EntryNumberProjection.class, diary -> diary);
        RebuildJob rebuild = rebuild(LEDGER.size());

        rebuild.run(entries, withDiary(diary -> {}), live, certificate -> {
            throw new IllegalStateException("The disk is full");
        });

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.FAILED);
        assertThat(rebuild.failure()).contains("The disk is full");
        assertThat(live.<EntryNumberProjection, EntryNumberProjection>ask(EntryNumberProjection.class, diary -> diary))
                .isSameAs(answering);
    }

    @Test
    void rows_that_differ_are_told_where_no_certificate_can_be_kept() {
        RebuildJob rebuild = rebuild(LEDGER.size());

        rebuild.run(entries, withDiary(diary -> {}), live(withDiary(diary -> diary.noted.add(711L))), certificate -> {
            throw new IllegalStateException("The disk is full");
        });

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.FAILED);
        assertThat(rebuild.failure()).contains("differ", "kept is 711");
    }

    @Test
    void an_entry_that_cannot_be_read_fails_the_rebuild_and_replaces_nothing() {
        InMemoryProjectionHost live = live(ProjectionFactory.OF_THE_ROOMS);
        List<RawEntry> gap = new ArrayList<>(LEDGER);
        gap.remove(1_000);
        RebuildJob rebuild = rebuild(LEDGER.size());

        rebuild.run(new InMemoryLedgerReader(gap), ProjectionFactory.OF_THE_ROOMS, live, kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.FAILED);
        assertThat(rebuild.failure()).contains("nothing is skipped");
        assertWhole(live);
    }

    @Test
    void one_that_cannot_be_brought_on_to_what_was_recorded_meanwhile_is_not_certified() {
        List<RawEntry> gap = new ArrayList<>(LEDGER);
        gap.remove(LEDGER.size() - 5);
        InMemoryProjectionHost live = live(ProjectionFactory.OF_THE_ROOMS, new InMemoryLedgerReader(gap));
        RebuildJob rebuild = rebuild(upToAPart());

        rebuild.run(entries, ProjectionFactory.OF_THE_ROOMS, live, kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.FAILED);
        assertThat(rebuild.certificate()).isNull();
        assertThat(kept).isEmpty();
        assertWhole(live);
    }

    @Test
    void of_a_replay_nothing_is_kept() {
        RebuildJob replay = new RebuildJob(UUID.randomUUID(), LEDGER.size(), false, false, Instant.EPOCH, number -> {});

        replay.run(entries, ProjectionFactory.OF_THE_ROOMS, live(ProjectionFactory.OF_THE_ROOMS), kept::add);

        assertThat(replay.state()).isEqualTo(RebuildJob.RebuildState.EQUAL);
        assertThat(replay.certificate()).isNotNull();
        assertThat(kept).isEmpty();
    }

    @Test
    void a_chain_that_holds_is_said_to_hold_and_one_that_was_not_looked_at_is_not() {
        RebuildJob verifying = verifying(2_000);
        verifying.run(entries, ProjectionFactory.OF_THE_ROOMS, live(ProjectionFactory.OF_THE_ROOMS), kept::add);
        RebuildJob not = rebuild(LEDGER.size());
        not.run(entries, ProjectionFactory.OF_THE_ROOMS, live(ProjectionFactory.OF_THE_ROOMS), kept::add);

        assertThat(kept).extracting(RebuildCertificate::chainVerified).containsExactly(true, false);
    }

    @Test
    void an_entry_that_was_altered_is_named_and_nothing_is_certified() {
        RebuildJob rebuild = verifying(LEDGER.size());

        rebuild.run(
                with(1_234, LEDGER.get(1_233).withHash(LEDGER.get(7).hash())),
                ProjectionFactory.OF_THE_ROOMS,
                live(ProjectionFactory.OF_THE_ROOMS),
                kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.BROKEN);
        assertThat(rebuild.failure()).startsWith("Entry 1234 ");
        assertThat(rebuild.certificate()).isNull();
        assertThat(kept).isEmpty();
    }

    @Test
    void what_cannot_be_read_because_it_was_altered_is_told_by_the_chain() {
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

        rebuild.run(
                with(1_234, other), ProjectionFactory.OF_THE_ROOMS, live(ProjectionFactory.OF_THE_ROOMS), kept::add);

        assertThat(rebuild.state()).isEqualTo(RebuildJob.RebuildState.BROKEN);
        assertThat(rebuild.failure()).startsWith("Entry 1234 ");
    }

    private static LedgerReader with(int number, RawEntry other) {
        List<RawEntry> altered = new ArrayList<>(LEDGER);
        altered.set(number - 1, other);
        return new InMemoryLedgerReader(altered);
    }

    private static RebuildJob verifying(long to) {
        return new RebuildJob(UUID.randomUUID(), to, true, true, Instant.EPOCH, number -> {});
    }

    private static RebuildJob rebuild(long to) {
        return rebuild(to, number -> {});
    }

    private static RebuildJob rebuild(long to, LongConsumer progress) {
        return new RebuildJob(UUID.randomUUID(), to, true, false, Instant.EPOCH, progress);
    }

    /** As if the others had been recorded since it began. */
    private long upToAPart() {
        return LEDGER.stream()
                .limit(2_000)
                .filter(entry -> entries.read(entry).completes())
                .reduce((one, other) -> other)
                .orElseThrow()
                .ledgerNumber();
    }

    private InMemoryProjectionHost live(Supplier<List<Projection>> empty) {
        return live(empty, entries);
    }

    /** At the end of the whole ledger, whatever they find when they are to read it anew. */
    private InMemoryProjectionHost live(Supplier<List<Projection>> empty, LedgerReader found) {
        return new InMemoryProjectionHost(
                LedgerReplayer.of(entries, new ProjectionRunner(empty), Long.MAX_VALUE, number -> {}),
                found,
                Duration.ZERO);
    }

    private Supplier<List<Projection>> withDiary(Consumer<EntryNumberProjection> begin) {
        return () -> {
            EntryNumberProjection diary = new EntryNumberProjection();
            begin.accept(diary);
            List<Projection> all = new ArrayList<>(ProjectionFactory.OF_THE_ROOMS.get());
            all.add(diary);
            return all;
        };
    }

    private void assertWhole(InMemoryProjectionHost live) {
        ProjectionRunner whole = LedgerReplayer.of(
                entries, new ProjectionRunner(ProjectionFactory.OF_THE_ROOMS), Long.MAX_VALUE, number -> {});

        assertThat(live.completeTo()).isEqualTo(LEDGER.size());
        assertThat(live.compare(whole).projections()).hasSize(3).allSatisfy(one -> {
            assertThat(one.rows().rows()).isPositive();
            assertThat(one.differences()).isEmpty();
        });
    }
}
