/** Balances before and after a change: one table for every page that shows what a mutation does. */
@NamedInterface("impact")
@NullMarked
package nl.mutatieboek.balance.impact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
