/** Mutations of a budget year that deserve a second look, and why. */
@NullMarked
package nl.mutatieboek.oversight.signal;

import org.jspecify.annotations.NullMarked;
