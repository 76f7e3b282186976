/** Projections in memory: the runner that feeds them in ledger order, their checkpoint, and replays. */
@NamedInterface("projection")
@NullMarked
package nl.mutatieboek.ledger.projection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
