/** A room of the house that is built wrong. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package nl.mutatieboek.architecture.violation.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
