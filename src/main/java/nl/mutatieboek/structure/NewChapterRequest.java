package nl.mutatieboek.structure;

import nl.mutatieboek.api.RequestFindings;
import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Opens a chapter.
 *
 * @param validUntil its last budget year, where that is known
 * @param budgetStatement whether it has a budget statement of its own; true by default
 */
record NewChapterRequest(
        ChapterCode chapter,
        String name,
        BudgetYear validFrom,
        @Nullable BudgetYear validUntil,
        @Nullable Boolean budgetStatement)
        implements ValidatedRequest {
    @Override
    public void check(RequestFindings findings) {
        RegistrationChecks.validity(validFrom, validUntil, findings);
    }

    Command.OpenChapter command() {
        return new Command.OpenChapter(
                chapter, name, new Validity(validFrom, validUntil), !Boolean.FALSE.equals(budgetStatement));
    }
}
