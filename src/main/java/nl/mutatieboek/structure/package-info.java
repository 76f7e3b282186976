/**
 * Answers: which chapters, items and moments does the book know, and what are they called; where on the
 * three axes of time is it asked? May know the words and commands
 * of the budget, the ledger, and the frame of the API.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term", "ledger", "api", "access"})
@NullMarked
package nl.mutatieboek.structure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
