/**
 * Balances that carry their proof: ordered Merkle trees whose nodes bind counts and sums, and the proofs read from
 * them. Pure computation; the module {@code balance} decides which postings are in the trees.
 */
@NamedInterface("proof")
@NullMarked
package nl.mutatieboek.balance.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
