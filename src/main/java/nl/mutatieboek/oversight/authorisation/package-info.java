/** Presented and authorised amounts of a budget, and the remaining budget room. */
@NullMarked
package nl.mutatieboek.oversight.authorisation;

import org.jspecify.annotations.NullMarked;
