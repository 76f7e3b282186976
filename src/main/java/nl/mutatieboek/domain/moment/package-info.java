/** The line of moments of the budget years, decisions on them, and the end of their embargoes. */
@NamedInterface("moment")
@NullMarked
package nl.mutatieboek.domain.moment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
