package nl.mutatieboek.structure;

import nl.mutatieboek.api.RequestFindings;
import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ItemPath;
import org.jspecify.annotations.Nullable;

/**
 * Corrects a name that was recorded for a budget year.
 *
 * @param item its full path; of a chapter, its code
 * @param year for which the wrong name was recorded
 * @param name the wrong name
 * @param rightYear the same year by default
 */
record NewItemNameCorrectionRequest(
        ItemPath item,
        BudgetYear year,
        String name,
        @Nullable BudgetYear rightYear,
        String rightName,
        String reason) implements ValidatedRequest {
    @Override
    public void check(RequestFindings findings) {
        RegistrationChecks.chapter(item, findings);
    }

    Command.CorrectItemName command() {
        return new Command.CorrectItemName(item, year, name, rightYear == null ? year : rightYear, rightName, reason);
    }
}
