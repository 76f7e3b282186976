/** Mutations of a budget year that need a second look, and why. */
@NullMarked
package nl.mutatieboek.oversight.signal;

import org.jspecify.annotations.NullMarked;
