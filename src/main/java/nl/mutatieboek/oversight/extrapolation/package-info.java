/** Suggested figures for the budget year that a document adds, extrapolated from the year before it. */
@NullMarked
package nl.mutatieboek.oversight.extrapolation;

import org.jspecify.annotations.NullMarked;
