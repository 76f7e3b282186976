/** A room that may know nobody. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package nl.mutatieboek.architecture.violation.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
