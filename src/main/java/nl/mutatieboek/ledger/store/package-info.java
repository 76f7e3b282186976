/** Where entries lie: the tables, the JSON and names of events, the engine that numbers and chains, durability. Internal to {@code ledger}. */
@NullMarked
package nl.mutatieboek.ledger.store;

import org.jspecify.annotations.NullMarked;
