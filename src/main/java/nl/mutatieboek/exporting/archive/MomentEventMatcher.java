package nl.mutatieboek.exporting.archive;

import java.util.Set;
import nl.mutatieboek.domain.BudgetConstraintEvent;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.ReserveClaimEvent;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;

/**
 * Matches events that concern a moment: events of the moment, its bill and its mutations. A reversal concerns the
 * moment that presents the reversal only, so a package never depends on a later moment.
 *
 * @param mutations mutations of the moment
 * @param matters matches events of amendments, motions and undertakings
 */
record MomentEventMatcher(Moment moment, Set<MutationId> mutations, MatterEventMatcher matters) {
    boolean matches(Event event) {
        return switch (event) {
            case CalendarEvent calendar -> matches(calendar);
            case Event.ChapterEvent chapter -> matches(chapter);
            case Event.ReversalClaimed e -> mutations.contains(e.reversal());
            case Event.ReversalReleased e -> mutations.contains(e.reversal());
            case Event.MutationReversed e -> mutations.contains(e.reversal());
            case Event.MutationEvent e -> mutations.contains(e.mutation());
        };
    }

    private boolean matches(CalendarEvent event) {
        return switch (event) {
            case CalendarEvent.MomentRegistered e -> is(e.moment());
            case CalendarEvent.MomentCorrectionProposed e -> is(e.change().moment());
            case CalendarEvent.MomentCorrectionWithdrawn e -> is(e.change().moment());
            case CalendarEvent.MomentCorrected e -> is(e.moment());
            case CalendarEvent.EmbargoLifted e -> is(e.moment());
            case CalendarEvent.EmbargoRestored e -> is(e.moment());
            case CalendarEvent.CeilingRecorded e -> is(e.amount().moment());
        };
    }

    private boolean matches(Event.ChapterEvent event) {
        return switch (event) {
            case Event.MomentClosed e -> is(e.moment());
            case Event.ChapterChangeProposed e -> matches((Event.ChapterEvent) e.change());
            case Event.ChapterChangeWithdrawn e -> matches((Event.ChapterEvent) e.change());
            case Event.MomentReopened e -> is(e.moment());
            case Event.BillChange e -> moment.bill().equals(e.bill());
            case Event.LineageLinked e -> is(e.moment());
            case Event.LineageUnlinked e -> is(e.moment());
            case Event.PublishedBalanceRecorded e -> is(e.published().moment());
            case BudgetConstraintEvent.YearEndMarginCapRecorded e -> is(e.moment());
            case BudgetConstraintEvent.BudgetFlexibilityRecorded e ->
                is(e.flexibility().moment());
            case Event.MutationNumberIssued e -> mutations.contains(e.mutation());
            case Event.CounterpartInformed e -> mutations.contains(e.mutation());
            case ReserveClaimEvent.ReserveDrawClaimed e -> is(e.moment());
            case ReserveClaimEvent.ReserveDrawReleased e -> mutations.contains(e.mutation());
            case Event.PostingsBooked e -> is(e.moment());
            case MatterEvent e -> matters.matches(e);
            // Registrations of chapters and items concern no moment.
            default -> false;
        };
    }

    private boolean is(Moment other) {
        return moment.equals(other);
    }
}
