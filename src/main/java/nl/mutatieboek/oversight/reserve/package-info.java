/**
 * Answers: what was set apart, for what, and what is left of it? A room of its own because its reader asks for purposes and conditions, which
 * no balance knows, and for all reserves together, which no dossier knows. Knows {@code budget}, {@code ledger}, from
 * {@code structure} what items are called, from {@code balance} what lies on them, and from {@code api} and {@code web} how a door and a page are made.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term", "ledger", "structure", "balance", "api", "web"})
@NullMarked
package nl.mutatieboek.oversight.reserve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
