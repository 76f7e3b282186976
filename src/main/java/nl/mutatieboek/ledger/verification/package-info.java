/** Verification of a ledger from its raw entries: the hash chain, the look-ups, and every projection recomputed. */
@NamedInterface("verification")
@NullMarked
package nl.mutatieboek.ledger.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
