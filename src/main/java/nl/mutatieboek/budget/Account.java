package nl.mutatieboek.budget;

import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;

/** What has a balance: an item, a flow and a budget year. */
record Account(ItemPath item, Flow flow, BudgetYear year) {}
