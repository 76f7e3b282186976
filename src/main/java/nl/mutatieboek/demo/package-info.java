/**
 * The demo book: the history behind the letter on new policy expenditure 2026, recorded once, on the first start with an
 * empty book and in profile {@code demo} only, through the same commands that people use. Knows {@code ledger}'s desk and
 * read port and the words of {@code budget}; nobody knows this room.
 */
@ApplicationModule(allowedDependencies = {"ledger", "budget", "budget :: term"})
@NullMarked
package nl.mutatieboek.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
