package nl.mutatieboek.structure;

import nl.mutatieboek.api.RequestFindings;
import nl.mutatieboek.api.ValidatedRequest;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.ItemPath;

/**
 * Withdraws the corrections of a chapter or an item that the person proposed and nobody confirmed.
 *
 * @param item its full path; of a chapter, its code
 */
record NewItemWithdrawalRequest(ItemPath item) implements ValidatedRequest {
    @Override
    public void check(RequestFindings findings) {
        RegistrationChecks.chapter(item, findings);
    }

    Command.WithdrawItemCorrections command() {
        return new Command.WithdrawItemCorrections(item);
    }
}
