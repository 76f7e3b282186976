package nl.mutatieboek.balance;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;

/** Where lines lie: an item itself, what lies below it left out; a flow; a budget year. */
record PostingAccount(ItemPath item, Flow flow, BudgetYear year) {}
