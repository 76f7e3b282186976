/**
 * Answers: how did the balances of this item come about, over the budget years, from budget to budget, and in time? Draws what
 * {@code balance} and {@code trail} answer, and counts nothing itself. Knows the words, from {@code ledger} when an entry was recorded, from
 * {@code structure} what items are called and were before, and from {@code api} and {@code web} how a page is made.
 */
@ApplicationModule(allowedDependencies = {"budget :: term", "ledger", "structure", "balance", "trail", "api", "web"})
@NullMarked
package nl.mutatieboek.balance.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
