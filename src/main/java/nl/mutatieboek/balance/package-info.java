/**
 * Answers: what is the balance of this item, on these axes? Keeps the booked and pending lines of the book in memory, from which every
 * balance is summed. May know the words, the ledger's read side, the structure of the book and the frame of the API.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term", "ledger", "structure", "api", "access", "web"})
@NullMarked
package nl.mutatieboek.balance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
