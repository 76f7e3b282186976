package nl.mutatieboek.ledger.writer;

import static nl.mutatieboek.ledger.writer.WriterFixture.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.MomentRefusal.MomentExists;
import nl.mutatieboek.domain.StructureRefusal.UnknownChapter;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.CommandResult.DryRunResult;
import nl.mutatieboek.ledger.CommandResult.KeyReusedResult;
import nl.mutatieboek.ledger.CommandResult.RecordedResult;
import nl.mutatieboek.ledger.CommandResult.RefusedResult;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Guarantees of the command gateway: one effect, one answer, no effect on other commands, and a stop when a guarantee
 * could break.
 */
@Tag("main")
@ParameterizedClass
@EnumSource
class LedgerCommandGatewayTest extends GatewayFixture {
    LedgerCommandGatewayTest(TestDatabase databases) {
        super(databases);
    }

    private static final RefusedResult EXISTS =
            new RefusedResult(new MomentExists(Moment.parse("2025-OWB"), LocalDate.parse("2025-09-16")));

    @Test
    void command_is_rejected_as_retryable_when_the_actor_name_cannot_be_resolved() {
        office.open();
        office.useNameReferences(subject -> {
            throw new DataAccessResourceFailureException("Nobody answers");
        });

        assertNotAnswered(register("2025-OWB"), LedgerUnavailableException.UnavailabilityReason.NOT_RECORDED);
        office.useNameReferences(subject -> "");
        assertThat(office.sendAndWait(register("2025-OWB"))).isEqualTo(new RecordedResult(1));
    }

    // One batch

    @Test
    void refused_command_does_not_affect_other_commands_of_its_batch() {
        List<Object> answers = office.executeAsBatch(
                register("2025-OWB"), register("again", "2025-OWB", "2025-09-17"), register("2026-OWB"));

        assertThat(answers).containsExactly(new RecordedResult(1), EXISTS, new RecordedResult(2));
        assertThat(moments()).containsExactly("2025-OWB", "2026-OWB");
        assertThat(commits()).isEqualTo(1);
    }

    @Test
    void command_is_decided_on_the_effects_of_earlier_commands_in_its_batch() {
        List<Object> answers = office.executeAsBatch(openChapter("XX"), registerItem("XX/37"), registerItem("VI/37"));

        assertThat(answers)
                .containsExactly(
                        new RecordedResult(1),
                        new RecordedResult(2),
                        new RefusedResult(new UnknownChapter(new ChapterCode("VI"))));
        assertThat(commits()).isEqualTo(1);
    }

    @Test
    void repeated_command_within_a_batch_has_one_effect_and_the_same_result() {
        CommandEnvelope propose = propose("estimate");
        List<Object> answers = office.executeAsBatch(
                openChapter("XX"),
                registerItem("XX/37"),
                register("2025-OWB"),
                propose,
                register("2026-OWB"),
                propose,
                register("2025-OWB"));

        assertThat(answers)
                .containsExactly(
                        new RecordedResult(1),
                        new RecordedResult(2),
                        new RecordedResult(3),
                        new RecordedResult(5),
                        new RecordedResult(6),
                        new RecordedResult(5),
                        new RecordedResult(3));
        assertThat(office.ledger()).hasSize(6);
        assertThat(commits()).isEqualTo(1);
    }

    @Test
    void reused_key_with_other_content_within_a_batch_is_refused() {
        List<Object> answers = office.executeAsBatch(
                register("key", "2025-OWB", "2025-09-16"),
                register("key", "2026-OWB", "2025-09-16"),
                register("key", "2025-OWB", "2025-09-16"));

        assertThat(answers).containsExactly(new RecordedResult(1), new KeyReusedResult("key"), new RecordedResult(1));
        assertThat(moments()).containsExactly("2025-OWB");
    }

    @Test
    void failed_batch_is_retried_one_by_one_and_only_its_faulty_command_fails() {
        List<Object> answers = office.executeAsBatch(
                register("2025-OWB"), register("2026-OWB"), failingCommand(), register("2027-OWB"));

        assertThat(answers.get(0)).isEqualTo(new RecordedResult(1));
        assertThat(answers.get(1)).isEqualTo(new RecordedResult(2));
        assertThat(answers.get(2)).isInstanceOf(IllegalStateException.class);
        assertThat(answers.get(3)).isEqualTo(new RecordedResult(3));
        assertThat(moments()).containsExactly("2025-OWB", "2026-OWB", "2027-OWB");
        assertThat(commits()).isEqualTo(3);
        assertThat(office.stopReasons()).isEmpty();
        // A rolled-back command is not cached either.
        assertThat(office.sendAndWait(register("2028-OWB"))).isEqualTo(new RecordedResult(4));
        assertThat(office.sendAndWait(register("again", "2025-OWB", "2025-09-17")))
                .isEqualTo(EXISTS);
        assertWhole();
    }

    // Repeats

    @Test
    void law_7_repeated_command_returns_the_original_result_also_after_a_restart() {
        office.open();
        CommandResult first = office.sendAndWait(register("2025-OWB"));
        office.sendAndWait(register("2026-OWB"));

        assertThat(office.sendAndWait(register("2025-OWB"))).isEqualTo(first);
        office.recreateGateway();
        office.open();
        assertThat(office.sendAndWait(register("2025-OWB"))).isEqualTo(first);
        assertThat(office.ledger()).hasSize(2);
    }

    @Test
    void law_7_reused_key_with_other_content_is_refused_also_after_a_restart() {
        office.open();
        office.sendAndWait(register("key", "2025-OWB", "2025-09-16"));
        office.recreateGateway();
        office.open();

        assertThat(office.sendAndWait(register("key", "2026-OWB", "2025-09-16")))
                .isEqualTo(new KeyReusedResult("key"));
        assertThat(office.ledger()).hasSize(1);
    }

    @Test
    void refused_command_may_be_retried_with_the_same_key() {
        office.open();

        assertThat(office.sendAndWait(registerItem("XX/37"))).isEqualTo(new RefusedResult(new UnknownChapter(XX)));
        office.sendAndWait(openChapter("XX"));
        assertThat(office.sendAndWait(registerItem("XX/37"))).isEqualTo(new RecordedResult(2));
    }

    @Test
    void dry_run_records_nothing_and_allows_a_later_execution() {
        office.open();
        CommandEnvelope register = register("2025-OWB");

        assertThat(office.dryRun(register))
                .isEqualTo(new DryRunResult(List.of(new CalendarEvent.MomentRegistered(
                        Moment.parse("2025-OWB"), LocalDate.parse("2025-09-16"), false, null, true))));
        assertThat(office.ledger()).isEmpty();
        assertThat(office.entries().isRecorded(register.metadata().causationId()))
                .isFalse();
        assertThat(office.sendAndWait(register)).isEqualTo(new RecordedResult(1));
        assertThat(office.entries().isRecorded(register.metadata().causationId()))
                .isTrue();
        assertThat(office.dryRun(register("again", "2025-OWB", "2025-09-17"))).isEqualTo(EXISTS);
    }

    @Test
    void event_store_supports_neither_snapshots_nor_time_tokens() {
        assertThatThrownBy(() -> office.engine().createTokenAt(Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class);
        assertThat(office.engine().readSnapshot("XX")).isEmpty();
    }

    private long commits() {
        return office.ledger().stream().map(RawEntry::recordedAt).distinct().count();
    }

    /** The rules do not answer it: it fails. */
    private static CommandEnvelope failingCommand() {
        return propose(
                "impossible",
                MutationKind.REVERSAL,
                new Reversal(new MutationId(new UUID(1, 1)), MutationKind.OPENING, false));
    }
}
