package nl.mutatieboek.ledger.store;

import static java.util.Map.entry;

import java.util.Map;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.BudgetConstraintEvent;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.DefaultMarkEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.ReserveClaimEvent;
import org.jspecify.annotations.Nullable;

/**
 * Stable names of events, independent of class names; a name never changes. An unknown name stops the application,
 * because a skipped event means a wrong balance.
 */
public final class EventNames {
    private static final Map<String, Class<? extends Event>> CLASSES = Map.ofEntries(
            entry("moment-registered", CalendarEvent.MomentRegistered.class),
            entry("moment-correction-proposed", CalendarEvent.MomentCorrectionProposed.class),
            entry("moment-correction-withdrawn", CalendarEvent.MomentCorrectionWithdrawn.class),
            entry("moment-corrected", CalendarEvent.MomentCorrected.class),
            entry("embargo-lifted", CalendarEvent.EmbargoLifted.class),
            entry("embargo-restored", CalendarEvent.EmbargoRestored.class),
            entry("ceiling-recorded", CalendarEvent.CeilingRecorded.class),
            entry("chapter-change-proposed", Event.ChapterChangeProposed.class),
            entry("chapter-change-withdrawn", Event.ChapterChangeWithdrawn.class),
            entry("chapter-opened", Event.ChapterOpened.class),
            entry("item-registered", Event.ItemRegistered.class),
            entry("default-marks-set", DefaultMarkEvent.DefaultMarksSet.class),
            entry("moment-closed", Event.MomentClosed.class),
            entry("item-named", Event.ItemNamed.class),
            entry("item-corrected", Event.ItemCorrected.class),
            entry("item-name-corrected", Event.ItemNameCorrected.class),
            entry("moment-reopened", Event.MomentReopened.class),
            entry("bill-presented", Event.BillPresented.class),
            entry("bill-adopted", Event.BillAdopted.class),
            entry("bill-presentation-revoked", Event.BillPresentationRevoked.class),
            entry("bill-adoption-revoked", Event.BillAdoptionRevoked.class),
            entry("lineage-linked", Event.LineageLinked.class),
            entry("lineage-unlinked", Event.LineageUnlinked.class),
            entry("published-balance-recorded", Event.PublishedBalanceRecorded.class),
            entry("year-end-margin-cap-recorded", BudgetConstraintEvent.YearEndMarginCapRecorded.class),
            entry("coverage-form-stated", BudgetConstraintEvent.CoverageFormStated.class),
            entry("budget-flexibility-recorded", BudgetConstraintEvent.BudgetFlexibilityRecorded.class),
            entry("mutation-number-issued", Event.MutationNumberIssued.class),
            entry("counterpart-informed", Event.CounterpartInformed.class),
            entry("reserve-draw-claimed", ReserveClaimEvent.ReserveDrawClaimed.class),
            entry("reserve-draw-released", ReserveClaimEvent.ReserveDrawReleased.class),
            entry("matter-recorded", MatterEvent.MatterRecorded.class),
            entry("matter-changed", MatterEvent.MatterChanged.class),
            entry("matter-decided", MatterEvent.MatterDecided.class),
            entry("matter-linked", MatterEvent.MatterLinked.class),
            entry("matter-followed-up", MatterEvent.MatterFollowedUp.class),
            entry("matter-corrected", MatterEvent.MatterCorrected.class),
            entry("matter-step-revoked", MatterEvent.MatterStepRevoked.class),
            entry("postings-booked", Event.PostingsBooked.class),
            entry("mutation-proposed", Event.MutationProposed.class),
            entry("mutation-approved", Event.MutationApproved.class),
            entry("mutation-confirmed", Event.MutationConfirmed.class),
            entry("mutation-agreed", Event.MutationAgreed.class),
            entry("attachment-added", Event.AttachmentAdded.class),
            entry("attachment-withdrawn", Event.AttachmentWithdrawn.class),
            entry("mutation-imported", Event.MutationImported.class),
            entry("early-execution-allowed", Event.EarlyExecutionAllowed.class),
            entry("mutation-booked", Event.MutationBooked.class),
            entry("mutation-rejected", Event.MutationRejected.class),
            entry("mutation-returned", Event.MutationReturned.class),
            entry("mutation-withdrawn", Event.MutationWithdrawn.class),
            entry("reversal-claimed", Event.ReversalClaimed.class),
            entry("reversal-released", Event.ReversalReleased.class),
            entry("mutation-reversed", Event.MutationReversed.class));

    private static final Map<Class<?>, String> NAMES =
            CLASSES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventNames() {}

    /** Returns all names with their classes. */
    public static Map<String, Class<? extends Event>> all() {
        return CLASSES;
    }

    static Class<? extends Event> classOf(String name) {
        Class<? extends Event> known = CLASSES.get(name);
        if (known == null) {
            throw new UnknownEventException(name);
        }
        return known;
    }

    public static String nameOf(Class<?> event) {
        String known = NAMES.get(event);
        if (known == null) {
            throw new UnknownEventException(event.getName());
        }
        return known;
    }

    /** This version cannot read or write an event. */
    public static final class UnknownEventException extends IllegalStateException {
        UnknownEventException(String name) {
            super("This version of the book does not know the event \"" + name + "\"; nothing is skipped");
        }

        UnknownEventException(String name, @Nullable String revision) {
            super("This version of the book does not know revision %s of the event \"%s\"; nothing is skipped"
                    .formatted(revision, name));
        }
    }
}
