package nl.mutatieboek.exporting.archive;

import java.util.Optional;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a moment as a whole, as its metadata tell it, in Dutch as MDTO is.
 *
 * @param what in a few words
 * @param when a day or an instant, in the form that XML asks
 * @param result to which chapter, and by which document or why; null where there is nothing more to say
 */
record MdtoEvent(String what, String when, @Nullable String result) {
    /** Of an entry that touches the moment; none where it is about a single mutation. */
    static Optional<MdtoEvent> fromEntry(LedgerEntry entry) {
        String at = entry.recordedAt().toString();
        return Optional.ofNullable(
                switch (entry.event()) {
                    case Event.MomentRegistered e ->
                        new MdtoEvent("Moment geregistreerd", at, "Indiening " + e.submittedOn());
                    case Event.MomentCorrected e ->
                        new MdtoEvent("Moment gecorrigeerd", at, "Indiening " + e.submittedOn() + ": " + e.reason());
                    case Event.EmbargoLifted e ->
                        new MdtoEvent("Embargo geëindigd", at, e.chapter() == null ? null : "Hoofdstuk " + e.chapter());
                    case Event.EmbargoRestored e ->
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
