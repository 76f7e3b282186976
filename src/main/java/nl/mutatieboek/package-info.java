/** Mutatieboek: an event-sourced ledger of government budgets. The modules are the packages below. */
@NullMarked
package nl.mutatieboek;

import org.jspecify.annotations.NullMarked;
