package nl.mutatieboek.structure;

import java.time.Instant;
import java.time.LocalDate;
import nl.mutatieboek.api.RequestFindings;
import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Gives a moment its place on the line.
 *
 * @param assumed whether no source gives the day and the statutory one is taken; false by default
 * @param publicAt the stated time at which the embargo ends
 */
record NewMomentRequest(
        Moment moment,
        LocalDate submittedOn,
        @Nullable Boolean assumed,
        @Nullable Instant publicAt) implements ValidatedRequest {
    @Override
    public void check(RequestFindings findings) {
        if (publicAt != null && Boolean.TRUE.equals(assumed)) {
            findings.add("publicAt", "time-of-assumed-day");
        }
    }

    Command.RegisterMoment command() {
        return new Command.RegisterMoment(moment, submittedOn, Boolean.TRUE.equals(assumed), publicAt, false);
    }
}
