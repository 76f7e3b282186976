/**
 * Answers: what was presented to parliament, what has it authorised, and what room is left? The one is never called the other.
 * Knows {@code budget}, from {@code structure} the bills and acts, from {@code balance} what the lines
 * make together, from {@code export} how rows become a file, and from {@code api} and {@code web} how a door and a page are made.
 */
@ApplicationModule(allowedDependencies = {"budget", "budget :: term", "structure", "balance", "export", "api", "web"})
@NullMarked
package nl.mutatieboek.oversight.authorisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
