package nl.mutatieboek.exporting.archive;

import java.util.Optional;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * An event of a moment as a whole for its MDTO metadata, in Dutch.
 *
 * @param what short description
 * @param when day or instant, in XML format
 * @param result chapter with document or reason; null if there is none
 */
record MdtoEvent(String what, String when, @Nullable String result) {
    /** The event of an entry; empty if the entry is about a single mutation. */
    static Optional<MdtoEvent> fromEntry(LedgerEntry entry) {
        String at = entry.recordedAt().toString();
        return Optional.ofNullable(
                switch (entry.event()) {
                    case CalendarEvent.MomentRegistered e ->
                        new MdtoEvent("Moment geregistreerd", at, "Indiening " + e.submittedOn());
                    case CalendarEvent.MomentCorrected e ->
                        new MdtoEvent("Moment gecorrigeerd", at, "Indiening " + e.submittedOn() + ": " + e.reason());
                    case CalendarEvent.EmbargoLifted e ->
                        new MdtoEvent("Embargo geëindigd", at, e.chapter() == null ? null : "Hoofdstuk " + e.chapter());
                    case CalendarEvent.EmbargoRestored e ->
                        new MdtoEvent("Embargo hersteld", at, "Hoofdstuk " + e.chapter() + ": " + e.reason());
                    case Event.MomentClosed e -> new MdtoEvent("Moment gesloten", at, chapter(e));
                    case Event.MomentReopened e -> new MdtoEvent("Moment heropend", at, chapter(e));
                    case Event.BillPresented e ->
                        new MdtoEvent("Wetsvoorstel ingediend", e.presentedOn().toString(), chapter(e, e.document()));
                    case Event.BillAdopted e ->
                        new MdtoEvent("Wetsvoorstel aangenomen", e.adoptedOn().toString(), chapter(e, e.act()));
                    case Event.BillPresentationRevoked e ->
                        new MdtoEvent("Indiening bleek verkeerd vastgelegd", at, chapter(e, e.reason()));
                    case Event.BillAdoptionRevoked e ->
                        new MdtoEvent("Aanneming bleek verkeerd vastgelegd", at, chapter(e, e.reason()));
                    default -> null;
                });
    }

    private static String chapter(Event.ChapterEvent event) {
        return "Hoofdstuk " + event.chapter().value();
    }

    private static String chapter(Event.ChapterEvent event, String document) {
        return chapter(event) + ": " + document;
    }
}
