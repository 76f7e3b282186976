/**
 * Answers: what is in this file, what in it cannot be understood, and what of it enters the book? Knows {@code budget}, whose
 * words a file is read into, {@code ledger}, at whose desk the whole file is handed in, and how {@code api} and {@code web} ask
 * and show.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term", "ledger", "access", "api", "web"})
@NullMarked
package nl.mutatieboek.importing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
