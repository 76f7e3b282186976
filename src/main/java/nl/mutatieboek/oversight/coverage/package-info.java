/**
 * Answers: which mutations belong together, and do they balance? Packages (dekking) are no items and no dossiers, so they have a room of their
 * own. Knows {@code budget}, {@code ledger}, from {@code structure} where on the axes of time it is asked, from {@code balance}
 * what mutations change together, and from {@code api} and {@code web} how a door and a page are made.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term", "ledger", "structure", "balance", "api", "web"})
@NullMarked
package nl.mutatieboek.oversight.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
