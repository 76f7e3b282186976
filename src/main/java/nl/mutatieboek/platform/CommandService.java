package nl.mutatieboek.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Executes the commands of requests. Refusals and failures become problems. */
@Component
public final class CommandService {
    private final LedgerCommandGateway gateway;
    private final RefusalDisclosurePolicy disclosurePolicy;

    CommandService(LedgerCommandGateway gateway, RefusalDisclosurePolicy disclosurePolicy) {
        this.gateway = gateway;
        this.disclosurePolicy = disclosurePolicy;
    }

    /**
     * Executes a command.
     *
     * @return the ledger number of its last entry, the same for every repeat
     * @throws CodedException if it is refused, its key was used for other content, or no result is available in time
     */
    public long execute(CommandEnvelope command) {
        return execute(command, null);
    }

    /**
     * Executes a command.
     *
     * @param target the mutation, chapter or moment that the path of the request names
     */
    public long execute(CommandEnvelope command, @Nullable Object target) {
        if (accepted(() -> gateway.sendAndWait(command), target) instanceof CommandResult.RecordedResult recorded) {
            return recorded.ledgerNumber();
        }
        throw new IllegalStateException("Unexpected dry-run result");
    }

    /**
     * Decides a command without recording it.
     *
     * @return what would be recorded, or that it was recorded before
     * @throws CodedException as above
     */
    public CommandResult dryRun(CommandEnvelope command, @Nullable Object target) {
        return accepted(() -> gateway.dryRun(command), target);
    }

    /**
     * Decides proposals together without recording them. Each refused proposal has a problem of its own, as if it were
     * sent alone.
     *
     * @return what would be recorded, or that it was recorded before; null if any is refused
     * @throws CodedException as above
     */
    public @Nullable CommandResult tryOutEach(CommandEnvelope proposals, BiConsumer<Integer, CodedException> refused) {
        CommandResult answer = translateUnanswered(() -> gateway.dryRun(proposals));
        if (!(answer instanceof CommandResult.RefusedResult(Refusal.TogetherRefused together))) {
            return accepted(() -> answer, null);
        }
        together.refused()
                .forEach(one -> refusal(new CommandResult.RefusedResult(one.refusal()), null)
                        .ifPresent(problem -> refused.accept(one.position(), problem)));
        return null;
    }

    /**
     * Executes a command or a dry run.
     *
     * @return that it is recorded, or what would be recorded now
     * @throws CodedException as above
     */
    public CommandResult executeOrDryRun(CommandEnvelope command, @Nullable Object target, boolean dryRun) {
        return dryRun ? dryRun(command, target) : new CommandResult.RecordedResult(execute(command, target));
    }

    /**
     * Executes several commands in one commit, each decided after those before it, or none of them.
     *
     * @return the refusals by index of the command; empty if all are recorded
     * @throws CodedException if no result is available in time
     */
    public Map<Integer, CodedException> executeAtomically(List<CommandEnvelope> commands) {
        Map<Integer, CodedException> refused = new TreeMap<>();
        translateUnanswered(() -> gateway.sendAndWait(batch -> {
            List<CommandResult> answers = batch.decide(commands);
            for (int i = 0; i < answers.size(); i++) {
                int position = i;
                refusal(answers.get(i), null).ifPresent(problem -> refused.put(position, problem));
            }
            return refused.isEmpty();
        }));
        return refused;
    }

    private CommandResult accepted(Supplier<CommandResult> execution, @Nullable Object target) {
        CommandResult answer = translateUnanswered(execution);
        refusal(answer, target).ifPresent(problem -> {
            throw problem;
        });
        return answer;
    }

    private Optional<CodedException> refusal(CommandResult answer, @Nullable Object target) {
        return switch (answer) {
            case CommandResult.RefusedResult refused ->
                disclosurePolicy
                        .substituteFor(refused.refusal())
                        .or(() -> Optional.of(new RefusedException(refused.refusal(), target)));
            case CommandResult.KeyReusedResult reused -> Optional.of(new KeyReusedException(reused.key()));
            case CommandResult.RecordedResult recorded -> Optional.empty();
            case CommandResult.DryRunResult would -> Optional.empty();
        };
    }

    private static <T> T translateUnanswered(Supplier<T> execution) {
        try {
            return execution.get();
        } catch (LedgerUnavailableException e) {
            throw UnavailableException.of(e);
        }
    }
}
