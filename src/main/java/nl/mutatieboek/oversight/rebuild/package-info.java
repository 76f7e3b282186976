/**
 * Answers: does what the book shows follow from what was recorded? Replays the ledger beside the live service into projections
 * that have read nothing, compares every row, writes a certificate and lets the new ones answer; or replays up to any point, for
 * an auditor, and touches nothing; on the way {@code evidence} may verify the chain. Knows {@code ledger}'s read side, what {@code balance} lists, and how {@code api} asks.
 */
@ApplicationModule(
        allowedDependencies = {"ledger", "evidence", "balance", "structure", "access", "api", "web", "budget :: term"})
@NullMarked
package nl.mutatieboek.oversight.rebuild;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
