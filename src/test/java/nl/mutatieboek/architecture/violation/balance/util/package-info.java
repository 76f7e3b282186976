/** A catch-all package, which no rule allows. */
@NullMarked
package nl.mutatieboek.architecture.violation.balance.util;

import org.jspecify.annotations.NullMarked;
