/** Rebuilds and replays of the projections of a running application, with their certificates. */
@NamedInterface("rebuild")
@NullMarked
package nl.mutatieboek.oversight.rebuild;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
