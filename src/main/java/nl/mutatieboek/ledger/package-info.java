/**
 * Event store and its single writer. Numbers and chains events in the transaction that stores them, acknowledges a
 * command after its events are synced to disk, and provides the entries in ledger order.
 *
 * <p>Only this module uses Axon and the ledger's tables.
 */
@ApplicationModule(allowedDependencies = {"domain", "domain :: *"})
@NullMarked
package nl.mutatieboek.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
