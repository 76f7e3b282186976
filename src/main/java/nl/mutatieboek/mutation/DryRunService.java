package nl.mutatieboek.mutation;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.stereotype.Component;

/** Executes commands as a dry run, which records nothing, to find out what the rules allow a reader. */
@Component
record DryRunService(CommandService commandService, CurrentActor acting) {
    boolean dryRunSucceeds(Command command, MutationId mutation) {
        return findRefusal(id -> command, mutation).isEmpty();
    }

    /** Returns the refusal of a command; empty if it is allowed. */
    Optional<CodedException> findRefusal(Function<UUID, Command> command, MutationId mutation) {
        String key = UUID.randomUUID().toString();
        try {
            commandService.dryRun(CommandEnvelope.create(acting.actor(), "/mutations", key, key, command), mutation);
            return Optional.empty();
        } catch (CodedException refused) {
            return Optional.of(refused);
        }
    }
}
