package nl.mutatieboek.structure;

import java.time.LocalDate;
import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Moment;

/**
 * Adopts the bill of a chapter.
 *
 * @param act where the act stands, in the Staatsblad
 * @param effectiveFrom from when the act has legal effect
 */
record NewAdoptionRequest(ChapterCode chapter, String act, LocalDate adoptedOn, LocalDate effectiveFrom)
        implements ValidatedRequest {
    Command.AdoptBill command(Moment moment) {
        return new Command.AdoptBill(chapter, moment, act, adoptedOn, effectiveFrom);
    }
}
