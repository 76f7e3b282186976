package nl.mutatieboek.dossier;

import java.time.LocalDate;
import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import org.jspecify.annotations.Nullable;

/**
 * Proposes to take a booked mutation back.
 *
 * @param moment that of the original by default
 * @param effectiveOn that of the original by default
 */
record ReversalRequest(
        String reason, @Nullable Moment moment, @Nullable LocalDate effectiveOn) implements ValidatedRequest {
    Command.ReverseMutation command(MutationId id, MutationId original) {
        return new Command.ReverseMutation(id, original, reason, moment, effectiveOn);
    }
}
