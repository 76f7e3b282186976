/**
 * Answers: who changed what, when, why and on which basis? Joins the lines behind a balance with what their dossiers say of
 * them. May know the words, the ledger's read side, balances and their lines, the structure, from {@code access} under which name
 * somebody acted, and the frame of the API.
 */
@ApplicationModule(
        allowedDependencies = {"budget", "budget :: term", "ledger", "structure", "balance", "access", "api", "web"})
@NullMarked
package nl.mutatieboek.balance.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
