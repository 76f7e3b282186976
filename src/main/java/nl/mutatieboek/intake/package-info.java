/**
 * Answers: what is in this file, what in it cannot be understood, and what of it enters the book? Knows {@code budget}, whose
 * words a file is read into, and {@code ledger}, at whose desk the whole file is handed in.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term", "ledger", "api"})
@NullMarked
package nl.mutatieboek.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
