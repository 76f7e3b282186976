/** A room for what found no room. */
@NullMarked
package nl.mutatieboek.architecture.violation.balance.util;

import org.jspecify.annotations.NullMarked;
