package nl.mutatieboek.domain;

import java.time.Instant;
import java.time.LocalDate;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Proposal;
import org.jspecify.annotations.Nullable;

/** Command on a moment of the calendar, which all chapters share. */
public sealed interface CalendarCommand extends Command {
    @Override
    default StreamId streamId() {
        return StreamId.CALENDAR;
    }

    /**
     * Registers a moment.
     *
     * @param assumed whether the statutory date was taken because no source states one
     * @param publicAt stated end of its embargo; null if none is stated
     * @param forDocument whether a published document is imported with it, which ends its embargo
     */
    record RegisterMoment(
            Moment moment,
            LocalDate submittedOn,
            boolean assumed,
            @Nullable Instant publicAt,
            boolean forDocument) implements CalendarCommand {
        public RegisterMoment {
            Proposal.requireDate(submittedOn);
        }

        /** Registers a moment without a stated embargo end, on a person's own authority. */
        public RegisterMoment(Moment moment, LocalDate submittedOn, boolean assumed) {
            this(moment, submittedOn, assumed, null, false);
        }
    }

    /** Corrects the registration of a moment, which keeps its place in the order because balances depend on it. */
    record CorrectMoment(
            Moment moment,
            LocalDate submittedOn,
            boolean assumed,
            @Nullable Instant publicAt,
            String reason) implements CalendarCommand {
        public CorrectMoment {
            Proposal.requireDate(submittedOn);
            Command.requireReason(reason);
        }
    }

    /** Withdraws a pending correction of a moment. */
    record WithdrawMomentCorrection(Moment moment) implements CalendarCommand {}

    /** Records the stated end of an embargo. The writing process sends this command itself. */
    record LiftEmbargo(Moment moment) implements CalendarCommand {}
}
