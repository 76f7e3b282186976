/** Form in which a person enters a proposal, with checks and a preview while it is filled in. */
@NullMarked
package nl.mutatieboek.mutation.entry;

import org.jspecify.annotations.NullMarked;
