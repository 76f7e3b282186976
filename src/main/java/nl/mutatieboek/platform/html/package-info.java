/**
 * How the pages look, whatever the question: the frame around every page, its languages, how amounts and times are written,
 * the form to come in and the pages that say no. No features. Knows the words of {@code budget}, and
 * how {@code api} says no.
 */
@ApplicationModule(allowedDependencies = {"budget :: term", "api"})
@NullMarked
package nl.mutatieboek.platform.html;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
