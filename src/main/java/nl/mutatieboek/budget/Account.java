package nl.mutatieboek.budget;

import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Posting;

/** What has a balance: an item, a flow and a budget year. */
record Account(ItemPath item, Flow flow, BudgetYear year) {
    /** Where a posting lies. */
    static Account of(Posting posting) {
        return new Account(posting.item().account(), posting.flow(), posting.year());
    }

    /** What a document states the balance of. */
    static Account of(Command.StatedBalance balance) {
        return new Account(balance.item(), balance.flow(), balance.year());
    }
}
