/** What was presented of a budget, what parliament authorised, and the remaining budget room. */
@NullMarked
package nl.mutatieboek.oversight.authorisation;

import org.jspecify.annotations.NullMarked;
