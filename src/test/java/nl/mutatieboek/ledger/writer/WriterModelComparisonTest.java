package nl.mutatieboek.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import nl.mutatieboek.domain.ActorCommand;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.RandomCommandSequence;
import nl.mutatieboek.domain.RefusalFormatter;
import nl.mutatieboek.domain.model.ReferenceBook;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException;
import nl.mutatieboek.ledger.LedgerReader.NotYetKnownException.NotYetKnownReason;
import nl.mutatieboek.ledger.RawEntry;

/**
 * Compares a running book with a plain model on random histories: both accept and refuse the same with the same
 * numbers, and at every instant the book knew as many entries as a list of timestamps says. Meanwhile the clock stops,
 * advances and is set back, and processes start and stop. With {@code -Plong} forty times as many histories, a
 * thousand.
 */
@Tag("whole")
class WriterModelComparisonTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final int AT_ONCE = Boolean.getBoolean("mutatieboek.long") ? 40 : 1;

    /**
     * Circumstances of a command.
     *
     * @param clock milliseconds by which the clock is changed before it
     * @param restarted whether another process takes over before it
     * @param requested timestamp of the as-of query after it, in percent of those recorded; above 100 the clock
     * @param beside milliseconds added to that timestamp
     */
    record CommandCircumstances(int clock, boolean restarted, int requested, int beside) {}

    @Provide
    Arbitrary<List<Tuple2<RandomCommandSequence, List<CommandCircumstances>>>> commandSequences() {
        Arbitrary<Integer> clock = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(0)),
                Tuple.of(4, Arbitraries.integers().between(1, 9)),
                Tuple.of(2, Arbitraries.integers().between(-9, -1)));
        Arbitrary<Boolean> restarted = Arbitraries.frequency(Tuple.of(30, false), Tuple.of(1, true));
        Arbitrary<Integer> requested = Arbitraries.integers().between(-200, 120);
        Arbitrary<Integer> beside = Arbitraries.of(-1, 0, 1);
        Arbitrary<List<CommandCircumstances>> beats = Combinators.combine(clock, restarted, requested, beside)
                .as(CommandCircumstances::new)
                .list()
                .ofSize(40);
        return Combinators.combine(
                        Arbitraries.oneOf(
                                RandomCommandSequence.commandSequences(),
                                RandomCommandSequence.reserveCommandSequences()),
                        beats)
                .as(Tuple::of)
                .list()
                .ofSize(AT_ONCE);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void running_ledger_answers_random_commands_like_the_reference_model(
            @ForAll("commandSequences") List<Tuple2<RandomCommandSequence, List<CommandCircumstances>>> stories) {
        for (Tuple2<RandomCommandSequence, List<CommandCircumstances>> story : stories) {
            try (WriterFixture office = new WriterFixture().open()) {
                new WriterComparisonRun(office).run(story.get1().acts(), story.get2());
            }
        }
    }

    /** One sequence of commands, for both. */
    private static final class WriterComparisonRun {
        private final WriterFixture office;
        private final ReferenceBook model = new ReferenceBook(1);
        private final List<Instant> stamps = new ArrayList<>();
        private final Map<Instant, Long> said = new LinkedHashMap<>();
        private Instant clock = NOON;
        private Instant settled = Instant.MIN;

        WriterComparisonRun(WriterFixture office) {
            this.office = office;
        }

        void run(List<ActorCommand> acts, List<CommandCircumstances> beats) {
            for (int i = 0; i < acts.size(); i++) {
                CommandCircumstances beat = beats.get(i % beats.size());
                clock = clock.plusMillis(beat.clock());
                if (beat.restarted()) {
                    office.recreateGateway();
                    office.open();
                }
                compareCommand(acts.get(i), "act " + i);
                compareAsOf(beat);
            }
            assertThat(office.ledger().stream().map(RawEntry::recordedAt).map(Instant::parse))
                    .isEqualTo(stamps);
            said.forEach((requested, number) -> assertThat(office.entries().awaitNumberKnownAt(requested))
                    .as("again %s", requested)
                    .isEqualTo(number));
            compareBooks();
        }

        private void compareCommand(ActorCommand act, String key) {
            String expected = model.decide(act.actor(), act.command());
            office.setClock(clock.toString());
            CommandResult answer = office.sendAndWait(
                    CommandEnvelope.create(act.actor(), "/v1/test", key, "test", id -> act.command()));
            switch (answer) {
                case CommandResult.RecordedResult recorded -> {
                    assertThat(expected).as("%s", act).isEmpty();
                    Instant stamp = latest(clock, settled.equals(Instant.MIN) ? settled : settled.plusMillis(1));
                    while (stamps.size() < recorded.ledgerNumber()) {
                        stamps.add(stamp);
                    }
                }
                case CommandResult.RefusedResult refused ->
                    assertThat(RefusalFormatter.format(refused.refusal()))
                            .as("%s", act)
                            .isEqualTo(expected);
                default -> throw new AssertionError(answer);
            }
        }

        private void compareAsOf(CommandCircumstances beat) {
            if (beat.requested() < 0 || stamps.isEmpty()) {
                return;
            }
            Instant base = beat.requested() > 100 ? clock : stamps.get((stamps.size() - 1) * beat.requested() / 100);
            Instant requested = base.plusMillis(beat.beside());
            office.setClock(clock.toString());
            if (requested.isAfter(latest(clock, settled))) {
                assertThatThrownBy(() -> office.entries().awaitNumberKnownAt(requested))
                        .isInstanceOfSatisfying(
                                NotYetKnownException.class,
                                e -> assertThat(e.reason()).isEqualTo(NotYetKnownReason.FUTURE));
                return;
            }
            long plainly =
                    stamps.stream().filter(stamp -> !stamp.isAfter(requested)).count();
            assertThat(office.entries().awaitNumberKnownAt(requested))
                    .as("%s of %s", requested, stamps)
                    .isEqualTo(plainly);
            said.put(requested, plainly);
            if (!requested.isBefore(stamps.getLast()) && requested.isAfter(settled)) {
                settled = requested;
            }
        }

        private Instant latest(Instant now, Instant other) {
            Instant last = stamps.isEmpty() ? Instant.MIN : stamps.getLast();
            return new TreeSet<>(List.of(now, other, last)).last();
        }

        private void compareBooks() {
            Map<List<Object>, Long> booked = new HashMap<>();
            Map<MutationId, String> states = new HashMap<>();
            Map<MutationId, String> numbers = new HashMap<>();
            for (RawEntry entry : office.ledger()) {
                switch (office.entries().decode(entry).event()) {
                    case Event.PostingsBooked e -> e.postings().forEach(posting -> add(posting, booked));
                    case Event.MutationProposed e -> {
                        numbers.put(e.mutation(), e.number());
                        states.put(e.mutation(), "PROPOSED");
                    }
                    case Event.MutationApproved e -> states.put(e.mutation(), "APPROVED");
                    case Event.MutationBooked e -> states.put(e.mutation(), "BOOKED");
                    case Event.MutationRejected e -> states.put(e.mutation(), "REJECTED");
                    case Event.MutationReturned e -> states.put(e.mutation(), "RETURNED");
                    case Event.MutationWithdrawn e -> states.put(e.mutation(), "WITHDRAWN");
                    case Event.MutationReversed e -> states.put(e.mutation(), "REVERSED");
                    default -> {}
                }
            }
            booked.forEach((account, sum) -> assertThat(
                            model.balance((String) account.get(0), (String) account.get(1), (int) account.get(2)))
                    .as("%s", account)
                    .isEqualTo(sum));
            Map<String, String> byNumber = new HashMap<>();
            states.forEach((mutation, state) -> byNumber.put(numbers.get(mutation), state));
            assertThat(byNumber).isEqualTo(model.states());
        }

        private static void add(Posting posting, Map<List<Object>, Long> booked) {
            for (ItemPath level : posting.item().account().ancestorsAndSelf()) {
                List<Object> account = List.of(
                        level.toString(), posting.flow().name(), posting.year().value());
                booked.merge(account, posting.thousands().value(), Long::sum);
            }
        }
    }
}
