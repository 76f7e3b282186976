package nl.mutatieboek.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException.NotYetKnownReason;
import org.junit.jupiter.api.Test;

/** Law 4: the ledger number known at an instant never changes. */
@net.jqwik.api.Tag("application")
@org.junit.jupiter.api.Tag("application")
class KnownAtTest extends KnownAtFixture {
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
    void future_instant_is_rejected_and_the_current_instant_is_accepted() {
        recordAt(0);
        office.setClock(NOON.plusSeconds(60).toString());
        assertNotYetKnown(NOON.plusSeconds(61), NotYetKnownReason.FUTURE);
        assertNotYetKnown(Instant.MAX, NotYetKnownReason.FUTURE);

        office.setClock(NOON.plusSeconds(60).toString());
        assertThat(numberAt(NOON.plusSeconds(60))).isEqualTo(1);
    }

    /**
     * A step of a random history: the clock is set, and then an entry is recorded, an instant is queried, or a process
     * starts.
     */
    record HistoryStep(int clock, HistoryStepType what, int requested) {
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
        Arbitrary<Integer> requested = Arbitraries.integers().between(-12, 3);
        return Combinators.combine(clock, what, requested)
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
                    Instant requested = clock.plusMillis(happening.requested());
                    boolean future = requested.isAfter(latest(clock, settled, stamps));
                    if (future) {
                        assertNotYetKnown(requested, NotYetKnownReason.FUTURE);
                    } else {
                        long plainly = stamps.stream()
                                .filter(stamp -> !stamp.isAfter(requested))
                                .count();
                        assertThat(numberAt(requested))
                                .as("%s of %s", requested, stamps)
                                .isEqualTo(plainly);
                        said.put(requested, plainly);
                        Instant last = stamps.isEmpty() ? Instant.MIN : stamps.getLast();
                        settled = !requested.isBefore(last) && requested.isAfter(settled) ? requested : settled;
                    }
                }
                case RESTARTED -> {
                    office.recreateGateway();
                    office.open();
                }
            }
        }

        assertThat(stamps()).isEqualTo(stamps);
        said.forEach((requested, number) ->
                assertThat(numberAt(requested)).as("again %s", requested).isEqualTo(number));
    }
}
