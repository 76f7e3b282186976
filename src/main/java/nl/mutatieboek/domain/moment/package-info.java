/** Moments of the budget years, their order, decisions on them, and the end of their embargoes. */
@NamedInterface("moment")
@NullMarked
package nl.mutatieboek.domain.moment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
