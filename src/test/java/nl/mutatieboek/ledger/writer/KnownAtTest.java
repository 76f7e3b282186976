package nl.mutatieboek.ledger.writer;

import static nl.mutatieboek.ledger.writer.WriterFixture.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Validity;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult.RecordedResult;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException.NotYetKnownReason;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.TestDatabase;
import nl.mutatieboek.ledger.store.DurableLedgerReader;
import nl.mutatieboek.ledger.store.EventJsonMapper;
import nl.mutatieboek.ledger.store.JdbcLedgerRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Law 4: what the book knew at an instant is one number, and stays that number. */
@net.jqwik.api.Tag("application")
@org.junit.jupiter.api.Tag("application")
class KnownAtTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Validity ALWAYS = new Validity(new BudgetYear(2013), null);

    private WriterFixture office = new WriterFixture().open();
    private int recorded;

    @AfterEach
    @AfterProperty
    void close() {
        office.close();
    }

    @Test
    void an_instant_before_the_first_entry_is_number_zero_and_so_is_any_of_an_empty_book() {
        assertThat(at(NOON.minusSeconds(1))).isZero();
        recordAt(0);

        assertThat(at(NOON.minusMillis(1))).isZero();
        assertThat(at(Instant.EPOCH)).isZero();
        assertThat(at(Instant.MIN)).isZero();
    }

    @Test
    void an_entry_is_known_from_the_millisecond_of_its_stamp_on() {
        recordAt(0);
        recordAt(10);
        recordAt(20);
        office.clockSays(NOON.plusSeconds(60).toString());

        assertThat(at(NOON.minusMillis(1))).isZero();
        assertThat(at(NOON)).isEqualTo(1);
        assertThat(at(NOON.plusMillis(1))).isEqualTo(1);
        assertThat(at(NOON.plusMillis(9))).isEqualTo(1);
        assertThat(at(NOON.plusMillis(10).minusNanos(1))).isEqualTo(1);
        assertThat(at(NOON.plusMillis(10))).isEqualTo(2);
        assertThat(at(NOON.plusMillis(10).plusNanos(999_999))).isEqualTo(2);
        assertThat(at(NOON.plusMillis(19))).isEqualTo(2);
        assertThat(at(NOON.plusMillis(20))).isEqualTo(3);
        assertThat(at(NOON.plusMillis(21))).isEqualTo(3);
        assertThat(at(NOON.plusSeconds(59))).isEqualTo(3);
    }

    @Test
    void several_entries_of_one_millisecond_are_known_together() {
        recordAt(0);
        recordAt(10);
        recordAt(10);
        recordAt(10);
        recordAt(11);
        office.clockSays(NOON.plusSeconds(60).toString());

        assertThat(at(NOON.plusMillis(9))).isEqualTo(1);
        assertThat(at(NOON.plusMillis(10))).isEqualTo(4);
        assertThat(at(NOON.plusMillis(11))).isEqualTo(5);
    }

    @Test
    void an_entry_that_comes_in_the_millisecond_that_was_asked_is_stamped_with_the_next() {
        recordAt(0);
        assertThat(at(NOON)).isEqualTo(1);

        recordAt(0);

        assertThat(stamps()).containsExactly(NOON, NOON.plusMillis(1));
        assertThat(at(NOON)).isEqualTo(1);
    }

    @Test
    void with_the_clock_set_back_nothing_is_recorded_at_or_before_an_instant_that_was_asked() {
        recordAt(0);
        office.clockSays(NOON.plusSeconds(60).toString());
        assertThat(at(NOON.plusSeconds(30))).isEqualTo(1);

        recordAt(-1_000);

        assertThat(stamps()).containsExactly(NOON, NOON.plusSeconds(30).plusMillis(1));
        assertThat(at(NOON.plusSeconds(30))).isEqualTo(1);
    }

    @Test
    void with_the_clock_set_back_the_last_stamp_itself_can_be_asked_and_what_lies_after_it_not() {
        recordAt(60_000);
        recordAt(-1_000);
        office.clockSays(NOON.toString());

        assertThat(at(NOON.plusMillis(59_999))).isZero();
        assertThat(at(NOON.plusMillis(60_000))).isEqualTo(2);
        refused(NOON.plusMillis(60_001), NotYetKnownReason.FUTURE);
        recordAt(0);
        assertThat(stamps().getLast()).isEqualTo(NOON.plusMillis(60_001));
        assertThat(at(NOON.plusMillis(60_000))).isEqualTo(2);
    }

    @Test
    void the_next_writer_keeps_what_the_former_said_though_its_clock_is_behind() {
        recordAt(0);
        office.clockSays(NOON.plusSeconds(60).toString());
        assertThat(at(NOON.plusSeconds(30))).isEqualTo(1);

        office.furnish();
        office.open();
        recordAt(5);

        assertThat(at(NOON.plusSeconds(30))).isEqualTo(1);
        assertThat(stamps().getLast()).isEqualTo(NOON.plusSeconds(30).plusMillis(1));
    }

    @Test
    void a_future_instant_is_refused_and_the_clock_itself_is_not_future() {
        recordAt(0);
        office.clockSays(NOON.plusSeconds(60).toString());
        refused(NOON.plusSeconds(61), NotYetKnownReason.FUTURE);
        refused(Instant.MAX, NotYetKnownReason.FUTURE);

        office.clockSays(NOON.plusSeconds(60).toString());
        assertThat(at(NOON.plusSeconds(60))).isEqualTo(1);
    }

    @Test
    void a_batch_under_way_is_waited_for_and_counted() throws Exception {
        recordAt(0);
        CountDownLatch syncing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        office.whenSyncing(() -> {
            syncing.countDown();
            await(goOn);
        });
        office.clockSays(NOON.plusMillis(10).toString());
        CompletableFuture<Object> answer = office.handIn(next());
        await(syncing);
        office.whenSyncing(() -> {});

        Thread[] asking = new Thread[1];
        CompletableFuture<Long> known = CompletableFuture.supplyAsync(
                () -> at(NOON.plusMillis(10)), task -> (asking[0] = new Thread(task)).start());
        Awaitility.await().until(() -> known.isDone() || asking[0].getState() == Thread.State.TIMED_WAITING);
        assertThat(at(NOON.minusMillis(1))).isZero();
        goOn.countDown();

        assertThat(known.get(30, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(new RecordedResult(2));
    }

    @Test
    void what_the_disk_may_not_have_is_neither_known_nor_unknown() {
        recordAt(0);
        recordAt(10);
        office.diskFails();
        office.clockSays(NOON.plusMillis(20).toString());
        office.handIn(next()).join();

        assertThat(at(NOON.plusMillis(9))).isEqualTo(1);
        refused(NOON.plusMillis(10), NotYetKnownReason.UNSETTLED);
        refused(NOON.plusMillis(20), NotYetKnownReason.UNSETTLED);
    }

    @Test
    void a_writer_that_another_replaced_says_nothing_more_of_what_may_still_come() {
        recordAt(0);
        recordAt(10);
        WriterFixture other = office.successor();

        assertThat(at(NOON.plusMillis(9))).isEqualTo(1);
        refused(NOON.plusMillis(10), NotYetKnownReason.UNSETTLED);
        other.close();
    }

    @ParameterizedTest
    @EnumSource
    void who_only_reads_knows_what_no_later_entry_can_change(TestDatabase databases) {
        var database = databases.withBook();
        office = new WriterFixture(databases, database).open();
        recordAt(0);
        recordAt(10);
        LedgerReader reading = new DurableLedgerReader(
                new JdbcLedgerRepository(database),
                EventJsonMapper.create(),
                TransactionOperations.withoutTransaction());
        office.clockSays(NOON.plusSeconds(60).toString());

        assertThat(reading.numberAt(NOON.plusMillis(9))).isEqualTo(1);
        assertThatThrownBy(() -> reading.numberAt(NOON.plusMillis(10))).isInstanceOf(NotYetKnownException.class);
        assertThat(at(NOON.plusSeconds(30))).isEqualTo(2);
        assertThat(reading.numberAt(NOON.plusSeconds(30))).isEqualTo(2);
        assertThatThrownBy(() -> reading.numberAt(NOON.plusSeconds(30).plusMillis(1)))
                .isInstanceOf(NotYetKnownException.class);
    }

    @Test
    void it_is_not_asked_within_a_transaction() {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(TestDatabase.H2.empty()));

        assertThatThrownBy(() -> transaction.execute(status -> at(NOON))).isInstanceOf(IllegalStateException.class);
    }

    /** What happens in a random history: the clock is set, and then an entry comes, an instant is asked, or a process starts. */
    record HistoryStep(int clock, HistoryStepType what, int asked) {
        enum HistoryStepType {
            RECORDED,
            ASKED,
            RESTARTED
        }
    }

    @Provide
    Arbitrary<List<HistoryStep>> histories() {
        Arbitrary<HistoryStep.HistoryStepType> what = Arbitraries.frequency(
                Tuple.of(5, HistoryStep.HistoryStepType.RECORDED),
                Tuple.of(5, HistoryStep.HistoryStepType.ASKED),
                Tuple.of(1, HistoryStep.HistoryStepType.RESTARTED));
        Arbitrary<Integer> clock = Arbitraries.integers().between(-8, 12);
        Arbitrary<Integer> asked = Arbitraries.integers().between(-12, 3);
        return Combinators.combine(clock, what, asked)
                .as(HistoryStep::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void law_4_what_was_said_of_any_instant_is_what_a_plain_list_says_and_is_said_for_ever(
            @ForAll("histories") List<HistoryStep> histories) {
        office.close();
        office = new WriterFixture().open();
        recorded = 0;
        List<Instant> stamps = new ArrayList<>();
        Map<Instant, Long> said = new LinkedHashMap<>();
        Instant settled = Instant.MIN;
        Instant clock = NOON;
        for (HistoryStep happening : histories) {
            clock = clock.plusMillis(happening.clock());
            office.clockSays(clock.toString());
            switch (happening.what()) {
                case RECORDED -> {
                    record();
                    stamps.add(latest(clock, settled.equals(Instant.MIN) ? settled : settled.plusMillis(1), stamps));
                }
                case ASKED -> {
                    Instant asked = clock.plusMillis(happening.asked());
                    boolean future = asked.isAfter(latest(clock, settled, stamps));
                    if (future) {
                        refused(asked, NotYetKnownReason.FUTURE);
                    } else {
                        long plainly = stamps.stream()
                                .filter(stamp -> !stamp.isAfter(asked))
                                .count();
                        assertThat(at(asked)).as("%s of %s", asked, stamps).isEqualTo(plainly);
                        said.put(asked, plainly);
                        Instant last = stamps.isEmpty() ? Instant.MIN : stamps.getLast();
                        settled = !asked.isBefore(last) && asked.isAfter(settled) ? asked : settled;
                    }
                }
                case RESTARTED -> {
                    office.furnish();
                    office.open();
                }
            }
        }

        assertThat(stamps()).isEqualTo(stamps);
        said.forEach(
                (asked, number) -> assertThat(at(asked)).as("again %s", asked).isEqualTo(number));
    }

    private static Instant latest(Instant clock, Instant settled, List<Instant> stamps) {
        Instant last = stamps.isEmpty() ? Instant.MIN : stamps.getLast();
        Instant latest = clock.isAfter(last) ? clock : last;
        return latest.isAfter(settled) ? latest : settled;
    }

    private long at(Instant instant) {
        return office.entries().numberAt(instant);
    }

    private void refused(Instant instant, NotYetKnownReason reason) {
        assertThatThrownBy(() -> at(instant))
                .isInstanceOfSatisfying(
                        NotYetKnownException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** One entry, recorded while the clock says noon and so many milliseconds. */
    private void recordAt(int millis) {
        office.clockSays(NOON.plusMillis(millis).toString());
        record();
    }

    private void record() {
        assertThat(office.carryOut(next())).isInstanceOf(RecordedResult.class);
    }

    private CommandEnvelope next() {
        recorded++;
        String key = UUID.randomUUID().toString();
        if (recorded == 1) {
            return sign(key, id -> new Command.OpenChapter(new ChapterCode("XX"), "Asiel", ALWAYS, true));
        }
        String item = "XX/" + recorded;
        return sign(key, id -> new Command.RegisterItem(ItemPath.parse(item), "Item " + item, ALWAYS));
    }

    private List<Instant> stamps() {
        return office.ledger().stream()
                .map(RawEntry::recordedAt)
                .map(Instant::parse)
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("It did not happen");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
