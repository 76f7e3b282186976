/** Tables of the ledger, the JSON of its events, the hash chain, and what protects stored entries from change. */
@NullMarked
package nl.mutatieboek.ledger.store;

import org.jspecify.annotations.NullMarked;
