package nl.mutatieboek.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.MomentRefusal;
import nl.mutatieboek.domain.MutationRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.StructureRefusal;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.platform.http.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of commands. */
class CommandServiceTest {
    private static final MutationId MUTATION = new MutationId(new UUID(1, 2));
    private static final CommandEnvelope COMMAND = CommandEnvelope.create(
            new Actor(new PersonId("p"), Set.of()), "/v1/x", "k", "c", id -> new Command.ApproveMutation(MUTATION));

    @Test
    void recorded_command_returns_its_ledger_number() {
        assertThat(serviceReturning(() -> new CommandResult.RecordedResult(41)).execute(COMMAND))
                .isEqualTo(41);
    }

    @Test
    void dry_run_returns_the_events_that_would_be_recorded() {
        assertThat(serviceReturning(() -> new CommandResult.DryRunResult(List.of()))
                        .dryRun(COMMAND, null))
                .isEqualTo(new CommandResult.DryRunResult(List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY, 503, busy, 1",
        "TOO_LATE, 503, too-late, 1",
        "NOT_RECORDED, 503, not-recorded, 5",
        "STANDBY, 503, standby, 5",
        "STOPPED, 503, stopped, 60",
        "KEY_IN_PROGRESS, 409, key-in-progress, 1",
    })
    void unavailable_ledger_is_mapped_to_a_problem_with_retry_after(
            LedgerCommandGateway.LedgerUnavailableException.UnavailabilityReason reason,
            int status,
            String code,
            String retryAfter) {
        ProblemException problem = problem(
                () -> {
                    throw new LedgerCommandGateway.LedgerUnavailableException(reason);
                },
                null);

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.headers()).containsEntry("Retry-After", retryAfter);
    }

    @Test
    void reused_idempotency_key_is_mapped_to_422() {
        assertThat(problem(() -> new CommandResult.KeyReusedResult("k"), null).status())
                .isEqualTo(422);
    }

    @Test
    void unknown_object_is_mapped_to_404_only_when_the_path_names_it() {
        Refusal unknown = new MutationRefusal.UnknownMutation(MUTATION);
        ChapterCode chapter = new ChapterCode("XX");
        Moment moment = Moment.parse("2026-OWB");

        assertThat(status(unknown, MUTATION)).isEqualTo(404);
        assertThat(status(unknown, null)).isEqualTo(409);
        assertThat(status(new StructureRefusal.UnknownChapter(chapter), chapter))
                .isEqualTo(404);
        assertThat(status(new StructureRefusal.UnknownChapter(chapter), moment)).isEqualTo(409);
        assertThat(status(new MomentRefusal.UnknownMoment(moment), moment)).isEqualTo(404);
        assertThat(status(new MomentRefusal.UnknownMoment(moment), null)).isEqualTo(409);
        assertThat(status(new MutationRefusal.NotOfChapter(new PersonId("p"), "XX"), MUTATION))
                .isEqualTo(403);
    }

    private static int status(Refusal refusal, Object target) {
        return problem(() -> new CommandResult.RefusedResult(refusal), target).status();
    }

    private static ProblemException problem(Supplier<CommandResult> answer, Object target) {
        return ProblemException.of(catchThrowableOfType(
                CodedException.class, () -> serviceReturning(answer).execute(COMMAND, target)));
    }

    private static CommandService serviceReturning(Supplier<CommandResult> answer) {
        return new CommandService(
                new LedgerCommandGateway() {

                    @Override
                    public long sendAndWait(nl.mutatieboek.ledger.CommandBatchCallback bundle) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public CommandResult sendAndWait(CommandEnvelope command) {
                        return answer.get();
                    }

                    @Override
                    public CommandResult dryRun(CommandEnvelope command) {
                        return answer.get();
                    }
                },
                refusal -> Optional.empty());
    }
}
