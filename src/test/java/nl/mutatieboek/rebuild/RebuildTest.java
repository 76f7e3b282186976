package nl.mutatieboek.rebuild;

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
import nl.mutatieboek.largebook.LargeBook;
import nl.mutatieboek.largebook.LedgerInMemory;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Folding;
import nl.mutatieboek.ledger.Projection;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.Replay;
import nl.mutatieboek.ledger.wiring.Diary;
import nl.mutatieboek.ledger.wiring.EmptyProjections;
import nl.mutatieboek.ledger.wiring.Memory;
import org.junit.jupiter.api.Test;

/** A rebuild leaves what answers untouched until every row is shown to be equal. */
class RebuildTest {
    private static final List<RawEntry> LEDGER = LargeBook.entries(37, 3_000);

    private final Entries entries = new LedgerInMemory(LEDGER);
    private final List<Certificate> kept = new ArrayList<>();

    @Test
    void law_5_equal_rows_replace_what_answers_and_what_was_recorded_meanwhile_is_not_lost() {
        Memory live = live(EmptyProjections.OF_THE_ROOMS);
        Rebuild rebuild = rebuild(upToAPart());

        rebuild.run(entries, EmptyProjections.OF_THE_ROOMS, live, kept::add);

        assertThat(rebuild.state()).isEqualTo(Rebuild.State.EQUAL);
        assertThat(kept).containsExactly(rebuild.certificate());
        assertThat(rebuild.certificate().replaced()).isTrue();
        assertWhole(live);
    }

    @Test
    void law_5_a_row_that_differs_is_named_and_nothing_is_replaced() {
        Supplier<List<Projection>> differing = withDiary(diary -> diary.noted.add(711L));
        Memory live = live(differing);
        Rebuild rebuild = rebuild(LEDGER.size());

        rebuild.run(entries, withDiary(diary -> {}), live, kept::add);

        assertThat(rebuild.state()).isEqualTo(Rebuild.State.DIFFERENT);
        assertThat(rebuild.certificate().replaced()).isFalse();
        assertThat(rebuild.certificate().differences())
                .containsExactly("kept is 711; but from the entries follows nothing");
        assertThat(live.<Diary, Long>ask(Diary.class, diary -> diary.noted.getFirst()))
                .isEqualTo(711L);
    }

    @Test
    void the_first_rows_that_differ_are_named_and_that_no_more_were_compared() {
        Rebuild rebuild = rebuild(LEDGER.size());

        rebuild.run(
                entries,
                withDiary(diary -> {}),
                live(withDiary(diary -> LongStream.range(0, 25).forEach(i -> diary.noted.add(-i)))),
                kept::add);

        assertThat(rebuild.certificate().differences()).hasSize(21).last().isEqualTo("no more rows of diary are told");
    }

    @Test
    void says_whether_what_answered_came_from_a_checkpoint() {
        Folding part = Replay.of(entries, new Folding(EmptyProjections.OF_THE_ROOMS), upToAPart(), number -> {});
        Folding kept = new Folding(new Folding.Kept(part.projections(), part.completeTo()));
        Memory live = new Memory(Replay.of(entries, kept, Long.MAX_VALUE, number -> {}), entries, Duration.ZERO);

        rebuild(LEDGER.size()).run(entries, EmptyProjections.OF_THE_ROOMS, live, this.kept::add);
        rebuild(LEDGER.size()).run(entries, EmptyProjections.OF_THE_ROOMS, live, this.kept::add);

        assertThat(this.kept).extracting(Certificate::checkpoint).containsExactly(upToAPart(), null);
    }

    @Test
    void a_rebuild_that_is_stopped_replaces_nothing() {
        Memory live = live(withDiary(diary -> {}));
        Diary answering = live.ask(Diary.class, diary -> diary);
        AtomicReference<Rebuild> itself = new AtomicReference<>();
        Rebuild rebuild = rebuild(LEDGER.size(), number -> {
            if (number >= 1_500) {
                itself.get().cancel();
            }
        });
        itself.set(rebuild);

        rebuild.run(entries, withDiary(diary -> {}), live, kept::add);

        assertThat(rebuild.state()).isEqualTo(Rebuild.State.CANCELLED);
        assertThat(rebuild.certificate()).isNull();
        assertThat(kept).isEmpty();
        assertThat(live.<Diary, Diary>ask(Diary.class, diary -> diary)).isSameAs(answering);
    }

    @Test
    void what_cannot_be_certified_replaces_nothing() {
        Memory live = live(withDiary(diary -> {}));
        Diary answering = live.ask(Diary.class, diary -> diary);
        Rebuild rebuild = rebuild(LEDGER.size());

        rebuild.run(entries, withDiary(diary -> {}), live, certificate -> {
            throw new IllegalStateException("The disk is full");
        });

        assertThat(rebuild.state()).isEqualTo(Rebuild.State.FAILED);
        assertThat(rebuild.failure()).contains("The disk is full");
        assertThat(live.<Diary, Diary>ask(Diary.class, diary -> diary)).isSameAs(answering);
    }

    @Test
    void rows_that_differ_are_told_where_no_certificate_can_be_kept() {
        Rebuild rebuild = rebuild(LEDGER.size());

        rebuild.run(entries, withDiary(diary -> {}), live(withDiary(diary -> diary.noted.add(711L))), certificate -> {
            throw new IllegalStateException("The disk is full");
        });

        assertThat(rebuild.state()).isEqualTo(Rebuild.State.FAILED);
        assertThat(rebuild.failure()).contains("differ", "kept is 711");
    }

    @Test
    void an_entry_that_cannot_be_read_fails_the_rebuild_and_replaces_nothing() {
        Memory live = live(EmptyProjections.OF_THE_ROOMS);
        List<RawEntry> gap = new ArrayList<>(LEDGER);
        gap.remove(1_000);
        Rebuild rebuild = rebuild(LEDGER.size());

        rebuild.run(new LedgerInMemory(gap), EmptyProjections.OF_THE_ROOMS, live, kept::add);

        assertThat(rebuild.state()).isEqualTo(Rebuild.State.FAILED);
        assertThat(rebuild.failure()).contains("nothing is skipped");
        assertWhole(live);
    }

    @Test
    void one_that_cannot_be_brought_on_to_what_was_recorded_meanwhile_is_not_certified() {
        List<RawEntry> gap = new ArrayList<>(LEDGER);
        gap.remove(LEDGER.size() - 5);
        Memory live = live(EmptyProjections.OF_THE_ROOMS, new LedgerInMemory(gap));
        Rebuild rebuild = rebuild(upToAPart());

        rebuild.run(entries, EmptyProjections.OF_THE_ROOMS, live, kept::add);

        assertThat(rebuild.state()).isEqualTo(Rebuild.State.FAILED);
        assertThat(rebuild.certificate()).isNull();
        assertThat(kept).isEmpty();
        assertWhole(live);
    }

    @Test
    void of_a_replay_nothing_is_kept() {
        Rebuild replay = new Rebuild(UUID.randomUUID(), LEDGER.size(), false, false, Instant.EPOCH, number -> {});

        replay.run(entries, EmptyProjections.OF_THE_ROOMS, live(EmptyProjections.OF_THE_ROOMS), kept::add);

        assertThat(replay.state()).isEqualTo(Rebuild.State.EQUAL);
        assertThat(replay.certificate()).isNotNull();
        assertThat(kept).isEmpty();
    }

    @Test
    void a_chain_that_holds_is_said_to_hold_and_one_that_was_not_looked_at_is_not() {
        Rebuild verifying = verifying(2_000);
        verifying.run(entries, EmptyProjections.OF_THE_ROOMS, live(EmptyProjections.OF_THE_ROOMS), kept::add);
        Rebuild not = rebuild(LEDGER.size());
        not.run(entries, EmptyProjections.OF_THE_ROOMS, live(EmptyProjections.OF_THE_ROOMS), kept::add);

        assertThat(kept).extracting(Certificate::chainVerified).containsExactly(true, false);
    }

    @Test
    void an_entry_that_was_altered_is_named_and_nothing_is_certified() {
        Rebuild rebuild = verifying(LEDGER.size());

        rebuild.run(
                with(1_234, LEDGER.get(1_233).withHash(LEDGER.get(7).hash())),
                EmptyProjections.OF_THE_ROOMS,
                live(EmptyProjections.OF_THE_ROOMS),
                kept::add);

        assertThat(rebuild.state()).isEqualTo(Rebuild.State.BROKEN);
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
        Rebuild rebuild = verifying(LEDGER.size());

        rebuild.run(with(1_234, other), EmptyProjections.OF_THE_ROOMS, live(EmptyProjections.OF_THE_ROOMS), kept::add);

        assertThat(rebuild.state()).isEqualTo(Rebuild.State.BROKEN);
        assertThat(rebuild.failure()).startsWith("Entry 1234 ");
    }

    private static Entries with(int number, RawEntry other) {
        List<RawEntry> altered = new ArrayList<>(LEDGER);
        altered.set(number - 1, other);
        return new LedgerInMemory(altered);
    }

    private static Rebuild verifying(long to) {
        return new Rebuild(UUID.randomUUID(), to, true, true, Instant.EPOCH, number -> {});
    }

    private static Rebuild rebuild(long to) {
        return rebuild(to, number -> {});
    }

    private static Rebuild rebuild(long to, LongConsumer progress) {
        return new Rebuild(UUID.randomUUID(), to, true, false, Instant.EPOCH, progress);
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

    private Memory live(Supplier<List<Projection>> empty) {
        return live(empty, entries);
    }

    /** At the end of the whole ledger, whatever they find when they are to read it anew. */
    private Memory live(Supplier<List<Projection>> empty, Entries found) {
        return new Memory(Replay.of(entries, new Folding(empty), Long.MAX_VALUE, number -> {}), found, Duration.ZERO);
    }

    private Supplier<List<Projection>> withDiary(Consumer<Diary> begin) {
        return () -> {
            Diary diary = new Diary();
            begin.accept(diary);
            List<Projection> all = new ArrayList<>(EmptyProjections.OF_THE_ROOMS.get());
            all.add(diary);
            return all;
        };
    }

    private void assertWhole(Memory live) {
        Folding whole = Replay.of(entries, new Folding(EmptyProjections.OF_THE_ROOMS), Long.MAX_VALUE, number -> {});

        assertThat(live.completeTo()).isEqualTo(LEDGER.size());
        assertThat(live.compare(whole).projections()).hasSize(3).allSatisfy(one -> {
            assertThat(one.rows().rows()).isPositive();
            assertThat(one.differences()).isEmpty();
        });
    }
}
