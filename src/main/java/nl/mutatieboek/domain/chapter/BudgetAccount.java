package nl.mutatieboek.domain.chapter;

import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;

/** What has a balance: an item, a flow and a budget year. */
public record BudgetAccount(ItemPath item, Flow flow, BudgetYear year) {
    /** Where a posting lies. */
    public static BudgetAccount of(Posting posting) {
        return new BudgetAccount(posting.item().account(), posting.flow(), posting.year());
    }

    /** What a document states the balance of. */
    public static BudgetAccount of(Command.StatedBalance balance) {
        return new BudgetAccount(balance.item(), balance.flow(), balance.year());
    }
}
