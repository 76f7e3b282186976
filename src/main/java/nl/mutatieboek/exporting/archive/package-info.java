/**
 * What is kept for ever of a moment that parliament has in hand? One package: the entries, figures and documents of that moment,
 * and metadata as MDTO asks them. Sums nothing itself: balances and postings are those of {@code export}, what happened is read
 * from {@code ledger}, what is submitted is asked of {@code structure}; {@code api} and {@code web} say how a door and a page are
 * made.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term", "ledger", "structure", "export", "api", "web"})
@NullMarked
package nl.mutatieboek.exporting.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
