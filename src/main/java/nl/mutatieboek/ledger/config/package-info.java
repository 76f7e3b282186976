/** Spring and Axon configuration of the ledger, the lifecycle of the writer lease, backups, health and metrics. */
@NullMarked
package nl.mutatieboek.ledger.config;

import org.jspecify.annotations.NullMarked;
