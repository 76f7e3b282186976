package nl.mutatieboek.structure;

import java.time.LocalDate;
import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Moment;

/**
 * Presents the bill of a chapter to parliament.
 *
 * @param document its Kamerstuk
 */
record NewPresentationRequest(ChapterCode chapter, String document, LocalDate presentedOn) implements ValidatedRequest {
    Command.PresentBill command(Moment moment) {
        return new Command.PresentBill(chapter, moment, document, presentedOn);
    }
}
