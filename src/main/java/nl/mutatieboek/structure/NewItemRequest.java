package nl.mutatieboek.structure;

import nl.mutatieboek.api.RequestFindings;
import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Registers an item in the chapter that the path names.
 *
 * @param item its full path
 * @param validUntil its last budget year, where that is known
 */
record NewItemRequest(
        ItemPath item,
        String name,
        BudgetYear validFrom,
        @Nullable BudgetYear validUntil) implements ValidatedRequest {
    @Override
    public void check(RequestFindings findings) {
        RegistrationChecks.validity(validFrom, validUntil, findings);
        RegistrationChecks.chapter(item, findings);
    }

    Command.RegisterItem command() {
        return new Command.RegisterItem(item, name, new Validity(validFrom, validUntil));
    }
}
