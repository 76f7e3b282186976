package nl.mutatieboek.domain;

import java.time.Instant;
import java.time.LocalDate;
import nl.mutatieboek.domain.moment.EmbargoEndReason;
import nl.mutatieboek.domain.value.CeilingAmount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.PersonId;
import org.jspecify.annotations.Nullable;

/** Event of the calendar: the moments of all chapters, and their embargoes. */
public sealed interface CalendarEvent extends Event {
    @Override
    default StreamId streamId() {
        return StreamId.CALENDAR;
    }

    /**
     * A moment was placed in the order of moments.
     *
     * @param assumed whether the statutory date was taken because no source states one
     * @param publicAt stated end of its embargo; null if none is stated
     * @param embargoEnded whether no embargo held at registration: its day or stated time had passed, or its published
     *     document was imported with it
     */
    record MomentRegistered(
            Moment moment,
            LocalDate submittedOn,
            boolean assumed,
            @Nullable Instant publicAt,
            boolean embargoEnded) implements CalendarEvent {}

    /**
     * The registration of a moment was corrected. The moment keeps its place in the order.
     *
     * @param embargoEnded as in {@link MomentRegistered}, at the time of the correction
     */
    record MomentCorrected(
            Moment moment,
            LocalDate submittedOn,
            boolean assumed,
            @Nullable Instant publicAt,
            boolean embargoEnded,
            String reason)
            implements CalendarEvent, Event.TwoPersonChange {
        @Override
        public String subject() {
            return "moment " + moment;
        }
    }

    /** A correction of a moment was proposed; a second person must confirm it. */
    record MomentCorrectionProposed(PersonId by, MomentCorrected change) implements CalendarEvent {}

    /** The proposer or another administrator withdrew a pending correction. */
    record MomentCorrectionWithdrawn(PersonId by, MomentCorrected change) implements CalendarEvent {}

    /**
     * The embargo on a moment ended after its registration. Visibility at any ledger number follows from entries alone.
     *
     * @param chapter null for every chapter
     */
    record EmbargoLifted(Moment moment, @Nullable ChapterCode chapter, EmbargoEndReason ground)
            implements CalendarEvent {}

    /**
     * A document states an expenditure ceiling for a budget year. It replaces an earlier amount of the same ceiling,
     * budget year and moment.
     *
     * @param reason why it replaces an earlier amount; null if it replaces none
     */
    record CeilingRecorded(CeilingAmount amount, @Nullable String reason) implements CalendarEvent {}

    /** The embargo holds again for a chapter, because the entry that ended it was wrong. */
    record EmbargoRestored(Moment moment, ChapterCode chapter, String reason) implements CalendarEvent {}
}
