/**
 * Answers: what may somebody take away and check elsewhere? Raw events with their chain, postings and balances at any point, and
 * journals that other programs of double entry read. Sums nothing itself: which lines count and what they come to is asked of
 * {@code balance}, what their dossiers say of {@code trail}, what was recorded of the ledger's read port.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term", "ledger", "structure", "balance", "trail", "api"})
@NullMarked
package nl.mutatieboek.exporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
