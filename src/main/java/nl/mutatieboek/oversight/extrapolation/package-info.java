/**
 * Answers: what would the year be that a first supplementary budget adds, if everything went on as it does? A proposal to work
 * from, from which nothing is decided. Knows {@code budget}, {@code ledger}, from {@code structure} what items are called, from {@code balance} what the lines make
 * together, and from {@code api} and {@code web} how a door and a page are made.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term", "ledger", "structure", "balance", "api", "web"})
@NullMarked
package nl.mutatieboek.oversight.extrapolation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
