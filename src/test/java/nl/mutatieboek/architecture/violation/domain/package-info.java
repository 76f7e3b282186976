/** A module with violations. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package nl.mutatieboek.architecture.violation.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
