package nl.mutatieboek.domain;

import java.time.LocalDate;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Source;
import org.jspecify.annotations.Nullable;

/** Command on an amendment, a motion or an undertaking on the budget of a chapter. */
public sealed interface MatterCommand extends Command {
    MatterId matter();

    @Override
    default StreamId streamId() {
        return StreamId.of(matter().chapter());
    }

    /** Records a matter as its paper states it. */
    record RecordMatter(MatterId matter, MatterDetails details) implements MatterCommand {}

    /**
     * Records that its movers changed it.
     *
     * @param details as the changed paper states it, with the number of that paper
     */
    record ChangeMatter(MatterId matter, LocalDate changedOn, MatterDetails details) implements MatterCommand {
        public ChangeMatter {
            Proposal.requireDate(changedOn);
        }
    }

    /**
     * Records what parliament decided, or that it ended without a decision.
     *
     * @param document where that is stated, such as the minutes of the vote
     */
    record DecideMatter(
            MatterId matter,
            MatterDecision decision,
            LocalDate decidedOn,
            @Nullable String document) implements MatterCommand {
        public DecideMatter {
            Proposal.requireDate(decidedOn);
            if (document != null) {
                Source.requireLine(document);
            }
        }
    }

    /** Links an amendment to a mutation that books it. */
    record LinkMatter(MatterId matter, MutationId mutation) implements MatterCommand {}

    /** Records what was done about it. */
    record FollowUpMatter(MatterId matter, MatterFollowUp followUp) implements MatterCommand {}

    /** Corrects what was wrongly recorded of the paper. */
    record CorrectMatter(MatterId matter, MatterDetails details, String reason) implements MatterCommand {
        public CorrectMatter {
            Command.requireReason(reason);
        }
    }

    /**
     * Revokes a step that was wrongly recorded.
     *
     * @param step its number in the history of the matter, from 1
     */
    record RevokeMatterStep(MatterId matter, int step, String reason) implements MatterCommand {
        public RevokeMatterStep {
            Command.requireReason(reason);
        }
    }
}
