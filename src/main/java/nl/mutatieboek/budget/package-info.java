/**
 * Answers: which chapters, items and moments does the book know, and what are they called; where on the
 * three axes of time is it asked? May know the words and commands
 * of the budget, the ledger, the frame of the API, and how a page is made.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term", "ledger", "api", "access", "web"})
@NullMarked
package nl.mutatieboek.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
