/** How Axon, the database and the two others are put together, started and followed. Internal to {@code ledger}. */
@NullMarked
package nl.mutatieboek.ledger.config;

import org.jspecify.annotations.NullMarked;
