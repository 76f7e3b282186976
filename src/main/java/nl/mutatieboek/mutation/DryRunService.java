package nl.mutatieboek.mutation;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.EmbargoedException;
import nl.mutatieboek.platform.RefusedException;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.stereotype.Component;

/** Executes commands as a dry run, which records nothing, to find out what the rules allow a reader. */
@Component
record DryRunService(CommandService commandService, CurrentActor acting) {
    /**
     * Whether the rules allow a command.
     *
     * @throws UnavailableException if nobody can decide that now, as on a standby process
     */
    boolean dryRunSucceeds(Command command, MutationId mutation) {
        return findRefusal(id -> command, mutation).isEmpty();
    }

    /**
     * Returns the refusal of a command; empty if it is allowed.
     *
     * @throws UnavailableException as above
     */
    Optional<CodedException> findRefusal(Function<UUID, Command> command, MutationId mutation) {
        String key = UUID.randomUUID().toString();
        try {
            commandService.dryRun(CommandEnvelope.create(acting.actor(), "/mutations", key, key, command), mutation);
            return Optional.empty();
        } catch (RefusedException | EmbargoedException refused) {
            return Optional.of(refused);
        }
    }
}
