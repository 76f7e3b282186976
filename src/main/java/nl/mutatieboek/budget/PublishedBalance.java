package nl.mutatieboek.budget;

import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.Precision;
import nl.mutatieboek.budget.term.Source;
import nl.mutatieboek.budget.term.Thousands;

/**
 * A balance as a document states it: a check beside the book's own, counted in no balance.
 *
 * @param item a chapter or an item
 * @param flow the flow
 * @param year the budget year of the balance
 * @param moment the moment whose document states it
 * @param thousands the balance in whole thousands of euros
 * @param precision to what the document rounded
 * @param source where it was read
 */
public record PublishedBalance(
        ItemPath item,
        Flow flow,
        BudgetYear year,
        Moment moment,
        Thousands thousands,
        Precision precision,
        Source source) {
    public PublishedBalance {
        Thousands.posted(thousands.value());
    }
}
