package nl.mutatieboek.balance;

import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;

/** Where lines lie: an item itself, what lies below it left out; a flow; a budget year. */
record Account(ItemPath item, Flow flow, BudgetYear year) {}
