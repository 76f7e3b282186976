/** Reserves: what was set apart, drawn and left, as of a point. */
@NamedInterface("reserve")
@NullMarked
package nl.mutatieboek.balance.reserve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
