/**
 * The form in which somebody enters a mutation: what was typed becomes the very body that the API reads, and what is wrong
 * with that is said beside the cell that it came from. It decides nothing.
 */
@NullMarked
package nl.mutatieboek.mutation.entry;

import org.jspecify.annotations.NullMarked;
