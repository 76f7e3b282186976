/** Tables of the ledger, JSON of events, the hash chain, and safeguards of stored entries. */
@NullMarked
package nl.mutatieboek.ledger.store;

import org.jspecify.annotations.NullMarked;
