package nl.mutatieboek.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a command that is handed in. */
class CommandServiceTest {
    private static final MutationId MUTATION = new MutationId(new UUID(1, 2));
    private static final CommandEnvelope COMMAND = CommandEnvelope.by(
            new Actor(new PersonId("p"), Set.of()), "/v1/x", "k", "c", id -> new Command.ApproveMutation(MUTATION));

    @Test
    void hands_back_the_ledger_number_of_what_was_recorded() {
        assertThat(answering(() -> new CommandResult.RecordedResult(41)).carryOut(COMMAND))
                .isEqualTo(41);
    }

    @Test
    void hands_back_what_would_be_recorded() {
        assertThat(answering(() -> new CommandResult.DryRunResult(List.of())).tryOut(COMMAND, null))
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
    void says_when_to_come_back_where_no_answer_came(
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
    void says_that_a_key_was_used_for_something_else() {
        assertThat(problem(() -> new CommandResult.KeyReusedResult("k"), null).status())
                .isEqualTo(422);
    }

    @Test
    void says_not_found_only_of_what_the_path_names() {
        Refusal unknown = new Refusal.UnknownMutation(MUTATION);
        ChapterCode chapter = new ChapterCode("XX");
        Moment moment = Moment.parse("2026-OWB");

        assertThat(status(unknown, MUTATION)).isEqualTo(404);
        assertThat(status(unknown, null)).isEqualTo(409);
        assertThat(status(new Refusal.UnknownChapter(chapter), chapter)).isEqualTo(404);
        assertThat(status(new Refusal.UnknownChapter(chapter), moment)).isEqualTo(409);
        assertThat(status(new Refusal.UnknownMoment(moment), moment)).isEqualTo(404);
        assertThat(status(new Refusal.UnknownMoment(moment), null)).isEqualTo(409);
        assertThat(status(new Refusal.NotOfChapter(new PersonId("p"), "XX"), MUTATION))
                .isEqualTo(403);
    }

    private static int status(Refusal refusal, Object target) {
        return problem(() -> new CommandResult.RefusedResult(refusal), target).status();
    }

    private static ProblemException problem(Supplier<CommandResult> answer, Object target) {
        return catchThrowableOfType(
                ProblemException.class, () -> answering(answer).carryOut(COMMAND, target));
    }

    private static CommandService answering(Supplier<CommandResult> answer) {
        return new CommandService(
                new LedgerCommandGateway() {

                    @Override
                    public long carryOut(nl.mutatieboek.ledger.CommandBatch bundle) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public CommandResult carryOut(CommandEnvelope command) {
                        return answer.get();
                    }

                    @Override
                    public CommandResult tryOut(CommandEnvelope command) {
                        return answer.get();
                    }
                },
                refusal -> Optional.empty());
    }
}
