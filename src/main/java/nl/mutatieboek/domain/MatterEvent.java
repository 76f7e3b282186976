package nl.mutatieboek.domain;

import java.time.LocalDate;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MatterDecision;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MutationId;
import org.jspecify.annotations.Nullable;

/** Event of an amendment, a motion or an undertaking on the budget of a chapter. */
public sealed interface MatterEvent extends Event.ChapterEvent {
    MatterId matter();

    @Override
    default ChapterCode chapter() {
        return matter().chapter();
    }

    /** Event that is a step in the history of a matter, numbered from 1; a later event can revoke it. */
    sealed interface MatterStep extends MatterEvent {
        /** The day of the step; null if it has none of its own. */
        default @Nullable LocalDate on() {
            return null;
        }
    }

    /** It was recorded as its paper states it. */
    record MatterRecorded(MatterId matter, MatterDetails details) implements MatterEvent {}

    /** Its movers changed it. */
    record MatterChanged(MatterId matter, LocalDate changedOn, MatterDetails details) implements MatterStep {
        @Override
        public LocalDate on() {
            return changedOn;
        }
    }

    /** Parliament decided on it, or it ended without a decision. */
    record MatterDecided(
            MatterId matter,
            LocalDate decidedOn,
            MatterDecision decision,
            @Nullable String document) implements MatterStep {
        @Override
        public LocalDate on() {
            return decidedOn;
        }
    }

    /** It was linked to a mutation that books it. */
    record MatterLinked(MatterId matter, MutationId mutation) implements MatterStep {}

    /** Something was done about it. */
    record MatterFollowedUp(MatterId matter, MatterFollowUp followUp) implements MatterStep {
        @Override
        public LocalDate on() {
            return followUp.followedUpOn();
        }
    }

    /** What was wrongly recorded of its paper was corrected. */
    record MatterCorrected(MatterId matter, MatterDetails details, String reason) implements MatterStep {}

    /** A step was wrongly recorded and no longer counts. */
    record MatterStepRevoked(MatterId matter, int step, String reason) implements MatterEvent {}
}
