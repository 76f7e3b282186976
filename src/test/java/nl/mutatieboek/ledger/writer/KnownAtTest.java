package nl.mutatieboek.ledger.writer;

import static nl.mutatieboek.ledger.writer.WriterFixture.envelope;
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
import nl.mutatieboek.domain.ItemCommand;
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

/** Law 4: the ledger number known at an instant never changes. */
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
    void instant_before_the_first_entry_or_of_an_empty_ledger_is_number_zero() {
        assertThat(numberAt(NOON.minusSeconds(1))).isZero();
        recordAt(0);

        assertThat(numberAt(NOON.minusMillis(1))).isZero();
        assertThat(numberAt(Instant.EPOCH)).isZero();
        assertThat(numberAt(Instant.MIN)).isZero();
    }

    @Test
    void entry_is_known_from_the_millisecond_of_its_timestamp() {
        recordAt(0);
        recordAt(10);
        recordAt(20);
        office.setClock(NOON.plusSeconds(60).toString());

        assertThat(numberAt(NOON.minusMillis(1))).isZero();
        assertThat(numberAt(NOON)).isEqualTo(1);
        assertThat(numberAt(NOON.plusMillis(1))).isEqualTo(1);
        assertThat(numberAt(NOON.plusMillis(9))).isEqualTo(1);
        assertThat(numberAt(NOON.plusMillis(10).minusNanos(1))).isEqualTo(1);
        assertThat(numberAt(NOON.plusMillis(10))).isEqualTo(2);
        assertThat(numberAt(NOON.plusMillis(10).plusNanos(999_999))).isEqualTo(2);
        assertThat(numberAt(NOON.plusMillis(19))).isEqualTo(2);
        assertThat(numberAt(NOON.plusMillis(20))).isEqualTo(3);
        assertThat(numberAt(NOON.plusMillis(21))).isEqualTo(3);
        assertThat(numberAt(NOON.plusSeconds(59))).isEqualTo(3);
    }

    @Test
    void entries_of_one_millisecond_become_known_together() {
        recordAt(0);
        recordAt(10);
        recordAt(10);
        recordAt(10);
        recordAt(11);
        office.setClock(NOON.plusSeconds(60).toString());

        assertThat(numberAt(NOON.plusMillis(9))).isEqualTo(1);
        assertThat(numberAt(NOON.plusMillis(10))).isEqualTo(4);
        assertThat(numberAt(NOON.plusMillis(11))).isEqualTo(5);
    }

    @Test
    void entry_in_an_already_queried_millisecond_gets_the_next_timestamp() {
        recordAt(0);
        assertThat(numberAt(NOON)).isEqualTo(1);

        recordAt(0);

        assertThat(stamps()).containsExactly(NOON, NOON.plusMillis(1));
        assertThat(numberAt(NOON)).isEqualTo(1);
    }

    @Test
    void entry_after_a_clock_setback_is_stamped_after_the_last_queried_instant() {
        recordAt(0);
        office.setClock(NOON.plusSeconds(60).toString());
        assertThat(numberAt(NOON.plusSeconds(30))).isEqualTo(1);

        recordAt(-1_000);

        assertThat(stamps()).containsExactly(NOON, NOON.plusSeconds(30).plusMillis(1));
        assertThat(numberAt(NOON.plusSeconds(30))).isEqualTo(1);
    }

    @Test
    void last_timestamp_can_be_queried_after_a_clock_setback_but_nothing_later() {
        recordAt(60_000);
        recordAt(-1_000);
        office.setClock(NOON.toString());

        assertThat(numberAt(NOON.plusMillis(59_999))).isZero();
        assertThat(numberAt(NOON.plusMillis(60_000))).isEqualTo(2);
        assertNotYetKnown(NOON.plusMillis(60_001), NotYetKnownReason.FUTURE);
        recordAt(0);
        assertThat(stamps().getLast()).isEqualTo(NOON.plusMillis(60_001));
        assertThat(numberAt(NOON.plusMillis(60_000))).isEqualTo(2);
    }

    @Test
    void next_writer_keeps_earlier_as_of_answers_when_its_clock_is_behind() {
        recordAt(0);
        office.setClock(NOON.plusSeconds(60).toString());
        assertThat(numberAt(NOON.plusSeconds(30))).isEqualTo(1);

        office.recreateGateway();
        office.open();
        recordAt(5);

        assertThat(numberAt(NOON.plusSeconds(30))).isEqualTo(1);
        assertThat(stamps().getLast()).isEqualTo(NOON.plusSeconds(30).plusMillis(1));
    }

    @Test
    void future_instant_is_rejected_and_the_current_instant_is_accepted() {
        recordAt(0);
        office.setClock(NOON.plusSeconds(60).toString());
        assertNotYetKnown(NOON.plusSeconds(61), NotYetKnownReason.FUTURE);
        assertNotYetKnown(Instant.MAX, NotYetKnownReason.FUTURE);

        office.setClock(NOON.plusSeconds(60).toString());
        assertThat(numberAt(NOON.plusSeconds(60))).isEqualTo(1);
    }

    @Test
    void query_waits_for_a_running_commit_and_counts_it() throws Exception {
        recordAt(0);
        CountDownLatch syncing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        office.beforeSync(() -> {
            syncing.countDown();
            await(goOn);
        });
        office.setClock(NOON.plusMillis(10).toString());
        CompletableFuture<Object> answer = office.sendAsync(nextCommand());
        await(syncing);
        office.beforeSync(() -> {});

        Thread[] asking = new Thread[1];
        CompletableFuture<Long> known = CompletableFuture.supplyAsync(
                () -> numberAt(NOON.plusMillis(10)), task -> (asking[0] = new Thread(task)).start());
        Awaitility.await().until(() -> known.isDone() || asking[0].getState() == Thread.State.TIMED_WAITING);
        assertThat(numberAt(NOON.minusMillis(1))).isZero();
        goOn.countDown();

        assertThat(known.get(30, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(new RecordedResult(2));
    }

    @Test
    void instant_of_an_unsynchronized_commit_is_rejected_as_unsettled() {
        recordAt(0);
        recordAt(10);
        office.failSync();
        office.setClock(NOON.plusMillis(20).toString());
        office.sendAsync(nextCommand()).join();

        assertThat(numberAt(NOON.plusMillis(9))).isEqualTo(1);
        assertNotYetKnown(NOON.plusMillis(10), NotYetKnownReason.UNSETTLED);
        assertNotYetKnown(NOON.plusMillis(20), NotYetKnownReason.UNSETTLED);
    }

    @Test
    void replaced_writer_rejects_later_instants_as_unsettled() {
        recordAt(0);
        recordAt(10);
        WriterFixture other = office.openSecondWriter();

        assertThat(numberAt(NOON.plusMillis(9))).isEqualTo(1);
        assertNotYetKnown(NOON.plusMillis(10), NotYetKnownReason.UNSETTLED);
        other.close();
    }

    @ParameterizedTest
    @EnumSource
    void read_only_process_answers_settled_instants_only(TestDatabase databases) {
        var database = databases.newMigratedDatabase();
        office = new WriterFixture(databases, database).open();
        recordAt(0);
        recordAt(10);
        LedgerReader reading = new DurableLedgerReader(
                new JdbcLedgerRepository(database),
                EventJsonMapper.create(),
                TransactionOperations.withoutTransaction());
        office.setClock(NOON.plusSeconds(60).toString());

        assertThat(reading.awaitNumberKnownAt(NOON.plusMillis(9))).isEqualTo(1);
        assertThatThrownBy(() -> reading.awaitNumberKnownAt(NOON.plusMillis(10)))
                .isInstanceOf(NotYetKnownException.class);
        assertThat(numberAt(NOON.plusSeconds(30))).isEqualTo(2);
        assertThat(reading.awaitNumberKnownAt(NOON.plusSeconds(30))).isEqualTo(2);
        assertThatThrownBy(() -> reading.awaitNumberKnownAt(NOON.plusSeconds(30).plusMillis(1)))
                .isInstanceOf(NotYetKnownException.class);
    }

    @Test
    void as_of_query_within_a_transaction_is_rejected() {
        TransactionTemplate transaction =
                new TransactionTemplate(new JdbcTransactionManager(TestDatabase.H2.newEmptyDatabase()));

        assertThatThrownBy(() -> transaction.execute(status -> numberAt(NOON)))
                .isInstanceOf(IllegalStateException.class);
    }

    /**
     * A step of a random history: the clock is set, and then an entry is recorded, an instant is queried, or a process
     * starts.
     */
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
    void law_4_as_of_number_equals_the_model_and_never_changes(@ForAll("histories") List<HistoryStep> histories) {
        office.close();
        office = new WriterFixture().open();
        recorded = 0;
        List<Instant> stamps = new ArrayList<>();
        Map<Instant, Long> said = new LinkedHashMap<>();
        Instant settled = Instant.MIN;
        Instant clock = NOON;
        for (HistoryStep happening : histories) {
            clock = clock.plusMillis(happening.clock());
            office.setClock(clock.toString());
            switch (happening.what()) {
                case RECORDED -> {
                    record();
                    stamps.add(latest(clock, settled.equals(Instant.MIN) ? settled : settled.plusMillis(1), stamps));
                }
                case ASKED -> {
                    Instant asked = clock.plusMillis(happening.asked());
                    boolean future = asked.isAfter(latest(clock, settled, stamps));
                    if (future) {
                        assertNotYetKnown(asked, NotYetKnownReason.FUTURE);
                    } else {
                        long plainly = stamps.stream()
                                .filter(stamp -> !stamp.isAfter(asked))
                                .count();
                        assertThat(numberAt(asked))
                                .as("%s of %s", asked, stamps)
                                .isEqualTo(plainly);
                        said.put(asked, plainly);
                        Instant last = stamps.isEmpty() ? Instant.MIN : stamps.getLast();
                        settled = !asked.isBefore(last) && asked.isAfter(settled) ? asked : settled;
                    }
                }
                case RESTARTED -> {
                    office.recreateGateway();
                    office.open();
                }
            }
        }

        assertThat(stamps()).isEqualTo(stamps);
        said.forEach((asked, number) ->
                assertThat(numberAt(asked)).as("again %s", asked).isEqualTo(number));
    }

    private static Instant latest(Instant clock, Instant settled, List<Instant> stamps) {
        Instant last = stamps.isEmpty() ? Instant.MIN : stamps.getLast();
        Instant latest = clock.isAfter(last) ? clock : last;
        return latest.isAfter(settled) ? latest : settled;
    }

    private long numberAt(Instant instant) {
        return office.entries().awaitNumberKnownAt(instant);
    }

    private void assertNotYetKnown(Instant instant, NotYetKnownReason reason) {
        assertThatThrownBy(() -> numberAt(instant))
                .isInstanceOfSatisfying(
                        NotYetKnownException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** Records one entry at noon plus a number of milliseconds. */
    private void recordAt(int millis) {
        office.setClock(NOON.plusMillis(millis).toString());
        record();
    }

    private void record() {
        assertThat(office.sendAndWait(nextCommand())).isInstanceOf(RecordedResult.class);
    }

    private CommandEnvelope nextCommand() {
        recorded++;
        String key = UUID.randomUUID().toString();
        if (recorded == 1) {
            return envelope(key, id -> new Command.OpenChapter(new ChapterCode("XX"), "Asiel", ALWAYS, true));
        }
        String item = "XX/" + recorded;
        return envelope(key, id -> new ItemCommand.RegisterItem(ItemPath.parse(item), "Item " + item, ALWAYS));
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
