package nl.mutatieboek.structure;

import nl.mutatieboek.api.RequestFindings;
import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ItemPath;

/**
 * Records what a chapter or an item is called in a budget year.
 *
 * @param item its full path; of a chapter, its code
 */
record NewItemNameRequest(ItemPath item, BudgetYear year, String name) implements ValidatedRequest {
    @Override
    public void check(RequestFindings findings) {
        RegistrationChecks.chapter(item, findings);
    }

    Command.NameItem command() {
        return new Command.NameItem(item, year, name);
    }
}
