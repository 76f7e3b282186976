/**
 * The book itself: the one room that writes events. It numbers and chains them inside the commit that stores them, answers
 * when they are on disk, and lets others read and follow them in ledger order. Knows {@code budget}; Axon and the database
 * are known here and nowhere else.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term"})
@NullMarked
package nl.mutatieboek.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
