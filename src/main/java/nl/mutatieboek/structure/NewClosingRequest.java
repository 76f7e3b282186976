package nl.mutatieboek.structure;

import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Moment;

/** Closes a moment for a chapter, or withdraws such a proposal. */
record NewClosingRequest(ChapterCode chapter) implements ValidatedRequest {
    Command.CloseMoment closing(Moment moment) {
        return new Command.CloseMoment(moment, chapter);
    }

    Command.WithdrawSitting withdrawal(Moment moment) {
        return new Command.WithdrawSitting(moment, chapter);
    }
}
