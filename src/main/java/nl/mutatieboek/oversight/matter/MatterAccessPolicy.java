package nl.mutatieboek.oversight.matter;

import java.util.List;
import nl.mutatieboek.budget.EmbargoPolicy;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MatterCommand;
import nl.mutatieboek.domain.MatterRefusal.UnknownMatter;
import nl.mutatieboek.domain.MutationRefusal.UnknownMutation;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.mutation.MutationQueries;
import nl.mutatieboek.platform.RefusedException;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.stereotype.Component;

/** Keeps what is under embargo for the actor out of commands on matters. */
@Component
record MatterAccessPolicy(
        MatterQueries matters, MutationQueries mutations, EmbargoPolicy embargo, CurrentActor acting) {
    /**
     * Requires that the actor may see the matter of a command and the mutation that it names. One under embargo is
     * reported exactly like one that does not exist. An actor without the mandate is refused for that, whatever exists.
     *
     * @throws RefusedException if one of them is under embargo
     */
    void requireVisible(MatterCommand command) {
        MatterId matter = command.matter();
        if (!acting.actor().hasMandate(Mandate.ADMINISTER, matter.chapter())) {
            return;
        }
        for (Moment bill : matters.bills(matter)) {
            if (embargo.isHiddenOrRecordRead(bill, List.of(matter.chapter()))) {
                throw new RefusedException(new UnknownMatter(matter), matter);
            }
        }
        if (command instanceof MatterCommand.LinkMatter link && !mutations.isVisible(link.mutation())) {
            throw new RefusedException(new UnknownMutation(link.mutation()), matter);
        }
    }
}
