/** Form to enter a proposal, with validation and a preview while it is filled in. */
@NullMarked
package nl.mutatieboek.mutation.entry;

import org.jspecify.annotations.NullMarked;
