package nl.mutatieboek.budget;

import nl.mutatieboek.domain.DefaultMarkCommand;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.platform.EmbargoedException;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.stereotype.Component;

/** Keeps ceilings in a moment that is under embargo for the actor out of commands. */
@Component
record CeilingAccessPolicy(EmbargoPolicy embargo, CurrentActor acting) {
    /**
     * Requires that the actor may see the moment of a ceiling, because every answer tells whether one is recorded
     * there. An actor without the mandate is refused for that.
     *
     * @throws EmbargoedException if the moment is under embargo for the actor
     */
    DefaultMarkCommand.RecordCeiling requireVisible(DefaultMarkCommand.RecordCeiling command) {
        if (acting.actor().bookMandates().contains(Mandate.ADMINISTER)) {
            embargo.requireVisibleOrRecordRead(command.amount().moment());
        }
        return command;
    }
}
