package nl.mutatieboek.structure;

import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Moment;

/** Reopens a moment for a chapter. */
record NewReopeningRequest(ChapterCode chapter, String reason) implements ValidatedRequest {
    Command.ReopenMoment command(Moment moment) {
        return new Command.ReopenMoment(moment, chapter, reason);
    }
}
