package nl.mutatieboek.dossier;

import java.util.Optional;
import nl.mutatieboek.budget.Mutation;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.structure.Outline;
import nl.mutatieboek.structure.Structure.Bill;
import org.jspecify.annotations.Nullable;

/**
 * Whether new policy may be carried out. It waits until parliament has authorised it, unless an exception was recorded: CW 2016,
 * art. 2.27(2). Only an adopted act authorises; a bill that was presented does not.
 *
 * @param ground the act, or the letter by which it is excepted; null while it waits
 */
record Executable(State state, @Nullable String ground) {
    enum State {
        NOT_AUTHORISED,
        AUTHORISED,
        EXCEPTED
    }

    /** Nothing for what is no new policy, or is not booked. */
    static Optional<Executable> of(Dossier dossier, Outline outline) {
        Proposal proposal = dossier.facts().proposal();
        if (!proposal.newPolicy() || !(dossier.mutation() instanceof Mutation.Booked booked)) {
            return Optional.empty();
        }
        Optional<String> act =
                outline.bill(dossier.facts().chapter(), proposal.moment()).map(Bill::act);
        if (act.isPresent()) {
            return Optional.of(new Executable(State.AUTHORISED, act.get()));
        }
        return Optional.of(
                booked.exception() == null
                        ? new Executable(State.NOT_AUTHORISED, null)
                        : new Executable(State.EXCEPTED, booked.exception()));
    }
}
