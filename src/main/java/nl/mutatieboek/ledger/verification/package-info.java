/**
 * "Is this still the book that was written?": the raw entries for whoever wants to check for himself, and the verifier, which
 * recomputes the chain and every projection from them, and compares the checkpoint. Knows the ledger's read port and the definition of the sealed bytes, and shares nothing
 * else with the writer; the raw entries are shown as {@code api} shows things.
 */
@ApplicationModule(allowedDependencies = {"api", "ledger"})
@NullMarked
package nl.mutatieboek.ledger.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
