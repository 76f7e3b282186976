package nl.mutatieboek.oversight.matter;

import java.util.Optional;
import java.util.stream.Stream;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.MatterRefusal.UnknownMatter;
import nl.mutatieboek.domain.MutationRefusal.UnknownMutation;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.matter.ParliamentaryMatter;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.mutation.MutationQueries;
import nl.mutatieboek.oversight.matter.TrackedMatter.MatterHistoryEntry;
import nl.mutatieboek.platform.EmbargoedException;
import nl.mutatieboek.platform.RefusedException;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.stereotype.Component;

/** Keeps what is under embargo for the actor out of commands on matters. */
@Component
record MatterAccessPolicy(MatterQueries matters, MutationQueries mutations, AsOfResolver points, CurrentActor acting) {
    /**
     * Requires that the actor may see the matter of a command, and the bill or the mutation that it names. A matter or
     * mutation under embargo is reported exactly like one that does not exist; a bill under embargo is refused,
     * whatever is recorded on it. An actor without the mandate is refused for that, whatever exists.
     *
     * @throws RefusedException if the matter or the mutation is under embargo
     * @throws EmbargoedException if the bill is
     */
    <T extends MatterCommand> T requireVisible(T command) {
        MatterId matter = command.matter();
        if (!administers(matter)) {
            return command;
        }
        ResolvedAsOf point = awaitNow(matter);
        Optional<ParliamentaryMatter> known = matters.find(matter);
        if (known.stream().flatMap(found -> found.bills().stream()).anyMatch(point::isHidden)) {
            throw new RefusedException(new UnknownMatter(matter), matter);
        }
        if (command instanceof MatterCommand.LinkMatter link && !mutations.isVisible(link.mutation())) {
            known.map(found -> refusalOfUnknown(link, found)).ifPresent(refusal -> {
                throw new RefusedException(refusal, matter);
            });
        }
        named(command).flatMap(bill -> point.now().moment(bill).stream()).forEach(bill -> requireVisible(bill, point));
        return command;
    }

    /** Returns what the rules say of a link to a mutation that does not exist. */
    private static Refusal refusalOfUnknown(MatterCommand.LinkMatter link, ParliamentaryMatter matter) {
        return matter.check(new MatterEvent.MatterLinked(link.matter(), link.mutation()))
                .<Refusal>map(refusal -> refusal)
                .orElseGet(() -> new UnknownMutation(link.mutation()));
    }

    private static Stream<Moment> named(MatterCommand command) {
        return Stream.ofNullable(
                switch (command) {
                    case MatterCommand.RecordMatter c -> c.details().bill();
                    case MatterCommand.ChangeMatter c -> c.details().bill();
                    case MatterCommand.CorrectMatter c -> c.details().bill();
                    case MatterCommand.FollowUpMatter c -> c.followUp().laterBill();
                    case MatterCommand.DecideMatter c -> null;
                    case MatterCommand.LinkMatter c -> null;
                    case MatterCommand.RevokeMatterStep c -> null;
                });
    }

    /**
     * Returns the number of a step that the actor may see; 0 if there is none. A follow-up in a later budget bill can
     * need the decision on an amendment and its details. Such a step is therefore not revoked by somebody who may not
     * see every budget bill, whatever is recorded in it.
     *
     * @throws EmbargoedException if a budget bill is under embargo for the actor
     */
    int findRevocable(MatterId matter, long ledgerNumber) {
        if (!administers(matter)) {
            return 0;
        }
        ResolvedAsOf point = awaitNow(matter);
        MatterHistoryEntry step = matters.findStep(matter, ledgerNumber, point).orElse(null);
        if (step == null) {
            return 0;
        }
        if (matters.require(matter, point).details().type().isAmendment()
                && !(step.event() instanceof MatterEvent.MatterLinked)
                && !(step.event() instanceof MatterEvent.MatterFollowedUp)) {
            point.now().moments().stream()
                    .filter(known -> known.moment().code() == Moment.Code.OWB)
                    .forEach(bill -> requireVisible(bill, point));
        }
        return step.step();
    }

    private boolean administers(MatterId matter) {
        return acting.actor().hasMandate(Mandate.ADMINISTER, matter.chapter());
    }

    private ResolvedAsOf awaitNow(MatterId matter) {
        return points.awaitForReader(PointInTimeQuery.NOW, EmbargoCheckScope.of(matter.chapter()));
    }

    private static void requireVisible(KnownMoment bill, ResolvedAsOf point) {
        if (point.isHidden(bill.moment())) {
            throw new EmbargoedException(bill.moment(), bill.submittedOn());
        }
    }
}
