package nl.mutatieboek.structure;

import nl.mutatieboek.api.RequestFindings;
import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Corrects what was registered of a chapter or an item.
 *
 * @param item its full path; of a chapter, its code
 * @param registeredFrom the first budget year of the registration to correct
 * @param name left out, the name stays what it is
 * @param validUntil left out, there is no last year
 */
record NewItemCorrectionRequest(
        ItemPath item,
        BudgetYear registeredFrom,
        @Nullable String name,
        BudgetYear validFrom,
        @Nullable BudgetYear validUntil,
        String reason)
        implements ValidatedRequest {
    @Override
    public void check(RequestFindings findings) {
        RegistrationChecks.chapter(item, findings);
        RegistrationChecks.validity(validFrom, validUntil, findings);
    }

    Command.CorrectItem command() {
        return new Command.CorrectItem(item, registeredFrom, name, new Validity(validFrom, validUntil), reason);
    }
}
