package nl.mutatieboek.ledger.writer;

import static nl.mutatieboek.ledger.writer.WriterFixture.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.domain.MomentRefusal.MomentExists;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.ledger.CommandBatchCallback;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.CommandResult.DryRunResult;
import nl.mutatieboek.ledger.CommandResult.RecordedResult;
import nl.mutatieboek.ledger.CommandResult.RefusedResult;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many commands in one commit, or none of them. */
@Tag("main")
@ParameterizedClass
@EnumSource
class CommandBatchCallbackTest {
    private final WriterFixture office;

    CommandBatchCallbackTest(TestDatabase databases) {
        this.office = new WriterFixture(databases).open();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void batch_is_recorded_in_order_with_one_timestamp() {
        ListCommandBatch bundle = new ListCommandBatch(registrations(0, 7), 3, true);

        assertThat(office.sendAndWait(bundle)).isEqualTo(7);

        assertThat(bundle.answers).hasSize(7).allMatch(DryRunResult.class::isInstance);
        assertThat(office.ledger())
                .extracting(RawEntry::recordedAt)
                .hasSize(7)
                .containsOnly(office.ledger().getFirst().recordedAt());
        assertThat(office.engine().durableNumber()).isEqualTo(7);
        assertThat(office.sendAndWait(register("2090-OWB"))).isEqualTo(new RecordedResult(8));
    }

    @Test
    void batch_that_is_not_to_be_recorded_leaves_no_entry() {
        office.sendAndWait(register("2090-OWB"));
        List<CommandEnvelope> commands = new ArrayList<>(registrations(0, 5));
        commands.add(register("again", "2090-OWB", "2089-09-17"));
        commands.addAll(registrations(5, 7));
        ListCommandBatch bundle = new ListCommandBatch(commands, 2, false);

        assertThat(office.sendAndWait(bundle)).isEqualTo(1);

        assertThat(bundle.answers)
                .contains(new RefusedResult(new MomentExists(Moment.parse("2090-OWB"), LocalDate.parse("2089-09-16"))));
        assertThat(office.ledger()).hasSize(1);
        // The cached aggregates are discarded: the same commands are accepted as new.
        assertThat(office.sendAndWait(new ListCommandBatch(registrations(0, 7), 3, true)))
                .isEqualTo(8);
    }

    @Test
    void batch_command_is_decided_on_the_effects_of_earlier_commands() {
        ListCommandBatch bundle = new ListCommandBatch(
                List.of(register("2026-OWB"), register("again", "2026-OWB", "2025-09-17"), register("2027-OWB")),
                1,
                true);

        office.sendAndWait(bundle);

        assertThat(bundle.answers).element(1).isInstanceOf(RefusedResult.class);
        assertThat(office.ledger()).hasSize(2);
    }

    @Test
    void repeated_batch_returns_earlier_numbers_and_records_only_new_commands() {
        office.sendAndWait(new ListCommandBatch(registrations(0, 4), 2, true));
        ListCommandBatch again = new ListCommandBatch(registrations(0, 5), 2, true);

        assertThat(office.sendAndWait(again)).isEqualTo(5);

        assertThat(again.answers.subList(0, 4))
                .containsExactly(
                        new RecordedResult(1), new RecordedResult(2), new RecordedResult(3), new RecordedResult(4));
    }

    @Test
    void failed_batch_leaves_the_ledger_unchanged_and_open() {
        ListCommandBatch bundle = new ListCommandBatch(registrations(0, 7), 2, true);
        bundle.whenAsked = () -> {
            if (bundle.answers.size() >= 4) {
                throw new IllegalStateException("The file ends in the middle");
            }
        };

        assertThatThrownBy(() -> office.sendAndWait(bundle)).hasRootCauseMessage("The file ends in the middle");

        assertThat(office.ledger()).isEmpty();
        assertThat(office.sendAndWait(register("2025-OWB"))).isEqualTo(new RecordedResult(1));
    }

    @Test
    void empty_batch_records_nothing() {
        assertThat(office.sendAndWait(new ListCommandBatch(List.of(), 2, true))).isZero();
    }

    private static List<CommandEnvelope> registrations(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> register((2030 + i) + "-OWB"))
                .toList();
    }

    private static final class ListCommandBatch implements CommandBatchCallback {
        private final List<CommandEnvelope> commands;
        private final int most;
        private final boolean toBeRecorded;
        private final List<CommandResult> answers = new ArrayList<>();
        private Runnable whenAsked = () -> {};

        ListCommandBatch(List<CommandEnvelope> commands, int most, boolean toBeRecorded) {
            this.commands = commands;
            this.most = most;
            this.toBeRecorded = toBeRecorded;
        }

        @Override
        public boolean submitTo(CommandBatchContext counter) {
            for (int from = 0; from < commands.size(); from += most) {
                whenAsked.run();
                answers.addAll(counter.decide(commands.subList(from, Math.min(commands.size(), from + most))));
            }
            return toBeRecorded;
        }
    }
}
