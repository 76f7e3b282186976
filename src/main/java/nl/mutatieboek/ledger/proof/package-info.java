/**
 * Evidence that leaves the building: the Merkle tree over all entries, its signed heads, receipts of entries and proofs
 * of consistency, in the formats of C2SP. Nodes of the tree are derived from the entries and can be derived again.
 */
@NamedInterface("proof")
@NullMarked
package nl.mutatieboek.ledger.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
