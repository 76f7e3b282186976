package nl.mutatieboek.structure;

import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Moment;

/** Revokes what was recorded last of a bill. */
record NewRevocationRequest(ChapterCode chapter, String reason) implements ValidatedRequest {
    Command.RevokeBill command(Moment moment) {
        return new Command.RevokeBill(chapter, moment, reason);
    }
}
